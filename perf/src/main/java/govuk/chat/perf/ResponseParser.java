package govuk.chat.perf;

import java.io.IOException;

/** Reads one HTTP/1.1 response from pieces of any size and tells the listener; made anew for each response. */
final class ResponseParser {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_SIZE_LINE = 64;

    private final ResponseListener listener;
    private final StringBuilder line = new StringBuilder();
    private State state = State.HEAD;
    private long remaining;

    private enum State {
        HEAD,
        BODY,
        UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    ResponseParser(ResponseListener listener) {
        this.listener = listener;
    }

    /** Returns true when the response is complete; bytes after its end are a fault of the other side. */
    boolean read(byte[] bytes, int offset, int length) throws IOException {
        var at = offset;
        var end = offset + length;
        while (at < end) {
            at = switch (state) {
                case HEAD -> head(bytes, at);
                case BODY, CHUNK -> body(bytes, at, end);
                case UNTIL_CLOSE -> untilClose(bytes, at, end);
                case CHUNK_SIZE -> chunkSize(bytes, at);
                case CHUNK_END, TRAILER -> skipLine(bytes, at);
                case DONE -> throw new IOException("The server sent more than one response");
            };
        }
        return state == State.DONE;
    }

    private int head(byte[] bytes, int at) throws IOException {
        append(bytes[at], LONGEST_HEAD);
        if (bytes[at] == '\n' && endsWithEmptyLine()) {
            var head = ResponseHead.parse(line.toString());
            line.setLength(0);
            listener.head(head);
            begin(head);
        }
        return at + 1;
    }

    private boolean endsWithEmptyLine() {
        return line.length() >= 4 && line.substring(line.length() - 4).equals("\r\n\r\n");
    }

    private void begin(ResponseHead head) {
        remaining = head.contentLength();
        if (head.isChunked()) {
            state = State.CHUNK_SIZE;
        } else if (head.isBodiless() || remaining == 0) {
            state = State.DONE;
        } else {
            state = remaining < 0 ? State.UNTIL_CLOSE : State.BODY;
        }
    }

    private int body(byte[] bytes, int at, int end) throws IOException {
        var length = (int) Math.min(remaining, end - at);
        listener.body(bytes, at, length);
        remaining -= length;
        if (remaining == 0) {
            state = state == State.BODY ? State.DONE : State.CHUNK_END;
        }
        return at + length;
    }

    private int untilClose(byte[] bytes, int at, int end) throws IOException {
        listener.body(bytes, at, end - at);
        return end;
    }

    private int chunkSize(byte[] bytes, int at) throws IOException {
        append(bytes[at], LONGEST_SIZE_LINE);
        if (bytes[at] == '\n') {
            remaining = size(line.toString().split(";", 2)[0].strip());
            line.setLength(0);
            state = remaining == 0 ? State.TRAILER : State.CHUNK;
        }
        return at + 1;
    }

    private int skipLine(byte[] bytes, int at) throws IOException {
        append(bytes[at], LONGEST_HEAD);
        if (bytes[at] == '\n') {
            var empty = line.toString().isBlank();
            line.setLength(0);
            if (state == State.CHUNK_END) {
                state = State.CHUNK_SIZE;
            } else if (empty) {
                state = State.DONE;
            }
        }
        return at + 1;
    }

    private void append(byte value, int longest) throws IOException {
        if (line.length() >= longest) {
            throw new IOException("A line of the response is longer than " + longest + " bytes");
        }
        line.append((char) (value & 0xff));
    }

    private static long size(String text) throws IOException {
        try {
            return Long.parseLong(text, 16);
        } catch (NumberFormatException e) {
            throw new IOException("A chunk size is no hexadecimal number: " + text, e);
        }
    }
}
