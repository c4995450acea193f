package govuk.chat.core.agent.openai;

import govuk.chat.core.agent.AgentFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The {@code data:} lines of a stream of server-sent events, however it is cut into chunks. Each line is handed on as soon as its
 * end is there, without waiting for the empty line behind it: in this protocol a line is always a whole event, and some servers
 * leave the empty line out. Comments and other fields are skipped. For one thread.
 */
final class EventLines {
    /** In bytes. */
    static final int MAX_LINE = 1 << 20;

    private final InputStream in;
    private final byte[] chunk = new byte[2048];
    private int position;
    private int end;
    private byte[] line = new byte[512];
    private int length;

    EventLines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line's data; empty at the end of the stream.
     *
     * @throws java.nio.charset.CharacterCodingException if the line is not UTF-8
     * @throws govuk.chat.core.agent.AgentException if the line is too long
     */
    Optional<String> next() throws IOException {
        while (readLine()) {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            if (text.startsWith("data:")) {
                return Optional.of(text.substring("data:".length()).strip());
            }
        }
        return Optional.empty();
    }

    /** Puts the next line into {@link #line}; false if there is none. A last line needs no line end. */
    private boolean readLine() throws IOException {
        length = 0;
        while (position < end || fill()) {
            var next = chunk[position++];
            // Between the two signs of a line end there is then an empty line, which does not matter.
            if (next == '\n' || next == '\r') {
                return true;
            }
            append(next);
        }
        return length > 0;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }

    private void append(byte next) {
        if (length == MAX_LINE) {
            throw AgentFailures.unusable(new IOException("a line of more than " + MAX_LINE + " bytes"));
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_LINE, length * 2));
        }
        line[length++] = next;
    }
}
