package govuk.chat.cli.script.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import govuk.chat.cli.script.run.SuiteResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a report goes into. It is looked at before the run, and is complete or as it was before. */
public final class ReportFile {
    private final Path path;
    private final Report report;

    private ReportFile(Path path, Report report) {
        this.path = path;
        this.report = report;
    }

    /** JUnit's XML, in this file. */
    public static ReportFile junit(Path file) {
        return new ReportFile(file, JUnitReport::write);
    }

    /** A page, as {@code index.html} in this folder. */
    public static ReportFile html(Path folder) {
        return new ReportFile(folder.resolve("index.html"), HtmlReport::write);
    }

    /**
     * Makes the folder, and sees whether it can be written to.
     *
     * @throws IOException with a sentence for people
     */
    public void prepare() throws IOException {
        try {
            Files.createDirectories(folder());
            Files.delete(Files.write(next(), new byte[0]));
        } catch (IOException e) {
            throw new IOException("The report cannot go to \"" + path + "\": its folder cannot be written to.", e);
        }
        if (Files.isDirectory(path)) {
            throw new IOException("The report cannot go to \"" + path + "\": this is a folder.");
        }
    }

    /** @throws IOException with a sentence for people */
    public void write(SuiteResult result) throws IOException {
        try {
            try (var writer = Files.newBufferedWriter(next(), UTF_8)) {
                report.write(result, writer);
            }
            Files.move(next(), path, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("The report could not be written to \"" + path + "\": " + e.getMessage(), e);
        }
    }

    private Path folder() {
        return requireNonNullElse(path.toAbsolutePath().normalize().getParent(), path);
    }

    /** Takes the place of the file when it is complete. */
    private Path next() {
        return folder().resolve(path.getFileName() + ".new");
    }

    private interface Report {
        void write(SuiteResult result, Writer writer) throws IOException;
    }
}
