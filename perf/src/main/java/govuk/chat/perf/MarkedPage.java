package govuk.chat.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Markdown page with a place for figures between two lines, which stay. */
public record MarkedPage(Path page, String begin, String end) {

    /**
     * Replaces what stands between the two lines.
     *
     * @param figures ends with a line break
     * @throws BenchException if the page cannot be read or written, or has no such lines
     */
    public void write(String figures) {
        try {
            var text = Files.readString(page);
            var from = text.indexOf(begin);
            var to = text.indexOf(end);
            if (from < 0 || to < from) {
                throw new BenchException(
                        page + " has no place for the figures: it needs the lines " + begin + " and " + end);
            }
            Files.writeString(page, text.substring(0, from) + begin + "\n" + figures + text.substring(to));
        } catch (IOException e) {
            throw new BenchException("Cannot write the figures to " + page + ": " + e.getMessage(), e);
        }
    }
}
