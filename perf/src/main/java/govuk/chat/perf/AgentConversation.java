package govuk.chat.perf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One connection to the fake agent: reads a question, says the script, waits for the next question. */
final class AgentConversation implements Wire.Reader {
    private static final int LARGEST_QUESTION = 1024 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d{1,7})\r\n");
    private static final byte[] BAD_REQUEST =
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private final Loop loop;
    private final AgentScript script;
    private final FakeAgent agent;
    private final StringBuilder question = new StringBuilder();
    private @Nullable Wire wire;
    private boolean answering;
    private int next;
    private long nextAt;

    private AgentConversation(Loop loop, AgentScript script, FakeAgent agent) {
        this.loop = loop;
        this.script = script;
        this.agent = agent;
    }

    static void begin(Loop loop, SocketChannel channel, AgentScript script, FakeAgent agent) throws IOException {
        var conversation = new AgentConversation(loop, script, agent);
        conversation.wire = new Wire(loop, channel, conversation);
    }

    @Override
    public void read(byte[] bytes, int offset, int length) throws IOException {
        if (question.length() + length > LARGEST_QUESTION) {
            throw new IOException("The question is larger than " + LARGEST_QUESTION + " bytes");
        }
        question.append(new String(bytes, offset, length, ISO_8859_1));
        var bodyAt = question.indexOf("\r\n\r\n") + 4;
        if (bodyAt < 4 || answering) {
            return;
        }
        var head = question.substring(0, bodyAt);
        var header = LENGTH.matcher(head);
        if (!head.startsWith("POST /v1/chat/completions ") || !header.find()) {
            question.setLength(0);
            write(BAD_REQUEST);
        } else if (question.length() >= bodyAt + Integer.parseInt(header.group(1))) {
            question.setLength(0);
            begin();
        }
    }

    @Override
    public void lost(IOException cause) {
        end();
    }

    /** Says the first token now and the others one by one. */
    void speak() {
        nextAt = System.nanoTime();
        sayNext();
    }

    private void begin() {
        answering = true;
        next = 0;
        write(script.head());
        agent.asked(this);
    }

    private void sayNext() {
        if (!answering) {
            return;
        }
        write(script.token(next));
        if (script.isLast(next)) {
            end();
            return;
        }
        next++;
        // From the planned moment, not from now: a late timer must not stretch the whole answer.
        nextAt += script.gap().toNanos();
        loop.at(nextAt, this::sayNext);
    }

    private void end() {
        if (answering) {
            answering = false;
            agent.answered(this);
        }
    }

    private void write(byte[] bytes) {
        if (wire != null) {
            wire.write(bytes);
        }
    }
}
