package govuk.chat.cli.script.command;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.script.report.ReportFile;
import govuk.chat.cli.script.run.SuiteResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that are written about a run. */
final class Reports {
    private final List<ReportFile> files;

    Reports(Optional<Path> junit, Optional<Path> html) {
        this.files = Stream.concat(junit.map(ReportFile::junit).stream(), html.map(ReportFile::html).stream())
                .toList();
    }

    /** @throws CliException if one could not be written in the end; better known before the run than after it */
    void prepare() {
        for (var file : files) {
            try {
                file.prepare();
            } catch (IOException e) {
                throw new CliException(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** What went wrong, a sentence for each file. The others are written all the same. */
    List<String> write(SuiteResult result) {
        return files.stream().flatMap(file -> write(file, result).stream()).toList();
    }

    private static Optional<String> write(ReportFile file, SuiteResult result) {
        try {
            file.write(result);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
