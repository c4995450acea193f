package govuk.chat.core.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads server-sent events (WHATWG HTML §9.2.6) out of bytes, however they are cut into chunks: lines end with CR, LF or both; a byte order
 * mark at the start, comments and unknown fields are skipped; an event without its empty line is none. Where a browser would put replacement
 * characters for what is not UTF-8, this fails: damaged text is better asked for again. For one thread.
 */
final class EventParser {
    /** In bytes. */
    static final int MAX_LINE = 1 << 20;

    /** Of an event's data, in UTF-16 units. */
    static final int MAX_DATA = 4 << 20;

    private static final long LONGEST_RETRY = Duration.ofMinutes(1).toMillis();
    private static final int LONGEST_ID = 256;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Queue<ServerSentEvent> ready = new ArrayDeque<>();
    private final StringBuilder data = new StringBuilder();
    private String type = "";
    private String id = "";
    private Optional<Duration> retry = Optional.empty();
    private boolean isFirstLine = true;
    private boolean wasCarriageReturn;

    /**
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     * @throws TooLongException if a line or an event is too long
     */
    void take(byte[] bytes) throws IOException {
        for (var next : bytes) {
            if (next == '\n' && wasCarriageReturn) {
                wasCarriageReturn = false;
                continue;
            }
            wasCarriageReturn = next == '\r';
            if (next == '\n' || next == '\r') {
                endLine();
            } else {
                append(next);
            }
        }
    }

    /** The next event that is complete. */
    Optional<ServerSentEvent> next() {
        return Optional.ofNullable(ready.poll());
    }

    /** How long the stream asks to wait before it is opened again, a minute at most. */
    Optional<Duration> retry() {
        return retry;
    }

    private void append(byte next) throws IOException {
        if (line.size() == MAX_LINE) {
            throw new TooLongException("a line of more than " + MAX_LINE + " bytes");
        }
        line.write(next);
    }

    private void endLine() throws IOException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line.toByteArray()))
                .toString();
        line.reset();
        if (isFirstLine && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        isFirstLine = false;
        if (text.isEmpty()) {
            endEvent();
        } else {
            field(text);
        }
    }

    private void field(String text) throws IOException {
        var colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (name) {
            case "data" -> appendData(value);
            case "event" -> type = value;
            case "id" -> readId(value);
            case "retry" -> readRetry(value);
            default -> {
                // A comment, which has no name, or a field of a later standard.
            }
        }
    }

    private void appendData(String value) throws IOException {
        if (data.length() + value.length() > MAX_DATA) {
            throw new TooLongException("an event of more than " + MAX_DATA + " characters");
        }
        data.append(value).append('\n');
    }

    private void readId(String value) {
        if (value.indexOf('\0') < 0 && value.length() <= LONGEST_ID) {
            id = value;
        }
    }

    private void readRetry(String value) {
        if (value.matches("[0-9]{1,12}")) {
            retry = Optional.of(Duration.ofMillis(Math.min(Long.parseLong(value), LONGEST_RETRY)));
        }
    }

    private void endEvent() {
        if (!data.isEmpty()) {
            var text = data.substring(0, data.length() - 1);
            ready.add(new ServerSentEvent(id, type.isEmpty() ? "message" : type, text));
        }
        data.setLength(0);
        type = "";
    }

    /** A line or an event is longer than anybody writes them. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        TooLongException(String message) {
            super(message);
        }
    }
}
