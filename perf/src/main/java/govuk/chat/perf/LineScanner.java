package govuk.chat.perf;

import java.util.function.Consumer;

/** Cuts bytes into lines and hands on the first 48 characters of each, which is enough to tell events apart. */
final class LineScanner {
    private static final int KEPT = 48;

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder(KEPT);

    LineScanner(Consumer<String> lines) {
        this.lines = lines;
    }

    void read(byte[] bytes, int offset, int length) {
        for (var at = offset; at < offset + length; at++) {
            if (bytes[at] == '\n') {
                lines.accept(line.toString());
                line.setLength(0);
            } else if (line.length() < KEPT && bytes[at] != '\r') {
                line.append((char) (bytes[at] & 0xff));
            }
        }
    }
}
