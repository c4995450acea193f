package govuk.chat.perf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report: {@code report.json} and {@code report.txt}, and on request the figures in a Markdown page. */
final class ReportFiles {
    static final String FIGURES_BEGIN = "<!-- figures: written by ./chat bench --page -->";
    static final String FIGURES_END = "<!-- end of figures -->";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** Replaces the reports of an earlier run. */
    void write(Report report) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.txt"), report.text());
            JSON.writeValue(folder.resolve("report.json").toFile(), ReportJson.of(report));
        } catch (IOException e) {
            throw new BenchException("Cannot write the report to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Replaces what stands between the two markers of the page. */
    static void writePage(Report report, Path page) {
        new MarkedPage(page, FIGURES_BEGIN, FIGURES_END).write("```\n" + report.text() + "```\n");
    }
}
