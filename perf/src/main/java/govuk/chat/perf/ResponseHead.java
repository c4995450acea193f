package govuk.chat.perf;

import java.io.IOException;
import java.util.Locale;

/**
 * Status line and the few headers the benchmark looks at.
 *
 * @param location empty when there is none
 * @param contentLength -1 when the body is chunked or ends with the connection
 */
record ResponseHead(int status, String location, long contentLength, boolean isChunked) {

    static ResponseHead parse(String text) throws IOException {
        var lines = text.lines().toList();
        var status = status(lines.isEmpty() ? "" : lines.getFirst());
        var location = "";
        var contentLength = -1L;
        var chunked = false;
        for (var line : lines.subList(1, lines.size())) {
            var colon = Math.max(line.indexOf(':'), 0);
            var value = line.substring(Math.min(colon + 1, line.length())).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "content-length" -> contentLength = length(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                default -> {}
            }
        }
        return new ResponseHead(status, location, contentLength, chunked);
    }

    /** Whether HTTP forbids a body with this status. */
    boolean isBodiless() {
        return status == 204 || status == 304;
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("Not an HTTP/1.1 status line: " + line);
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private static long length(String value) throws IOException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IOException("Content-Length is no number: " + value, e);
        }
    }
}
