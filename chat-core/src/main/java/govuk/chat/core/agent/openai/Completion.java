package govuk.chat.core.agent.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.DeltaSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads one answer, streamed or in one piece, and hands its text on as it comes. For one thread. */
final class Completion {
    private static final int MAX_WHOLE = 1 << 20;

    private final ObjectMapper mapper;
    private final DeltaSink sink;
    private boolean hasText;
    private boolean isFinished;

    Completion(ObjectMapper mapper, DeltaSink sink) {
        this.mapper = mapper;
        this.sink = sink;
    }

    /**
     * Returns when the answer is whole; the body may then have some bytes left.
     *
     * @throws IOException if the connection breaks before that
     * @throws AgentException if what comes is no answer
     */
    void read(InputStream body) throws IOException, InterruptedException {
        var in = new PushbackInputStream(body);
        var first = firstSign(in);
        if (first == '{') {
            readWhole(in);
        } else {
            readStream(new EventLines(in));
        }
        if (!isFinished) {
            throw unusable("the stream ended without [DONE]");
        }
        if (!hasText) {
            throw unusable("the answer is empty");
        }
    }

    /** What the body begins with tells more than its content type, which servers get wrong. */
    private static int firstSign(PushbackInputStream in) throws IOException {
        var next = in.read();
        while (next == '\n' || next == '\r' || next == ' ') {
            next = in.read();
        }
        if (next >= 0) {
            in.unread(next);
        }
        return next;
    }

    private void readStream(EventLines lines) throws IOException, InterruptedException {
        try {
            for (var data = lines.next(); data.isPresent(); data = lines.next()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("stopped");
                }
                if (data.get().equals("[DONE]")) {
                    isFinished = true;
                    return;
                }
                if (!data.get().isEmpty()) {
                    take(parse(data.get()), "delta");
                }
            }
        } catch (IOException broken) {
            // Some servers just hang up when they have said why they finish.
            if (!isFinished) {
                throw broken;
            }
        }
    }

    private void readWhole(InputStream in) throws IOException {
        var bytes = in.readNBytes(MAX_WHOLE + 1);
        if (bytes.length > MAX_WHOLE) {
            throw unusable("an answer of more than " + MAX_WHOLE + " bytes");
        }
        take(
                parse(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString()),
                "message");
        isFinished = true;
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException garbage) {
            // Its message and source would show what the agent wrote.
            throw unusable("not JSON");
        }
    }

    /** Chunks without choices (usage, keep-alive) and choices without text (role, tools) are fine. */
    private void take(JsonNode chunk, String part) {
        if (!chunk.isObject() || chunk.hasNonNull("error")) {
            throw unusable(chunk.isObject() ? "the agent reports an error" : "not an object");
        }
        var choice = chunk.path("choices").path(0);
        var text = choice.path(part).path("content").asText("");
        if (!text.isEmpty()) {
            sink.delta(text);
            hasText |= !text.isBlank();
        }
        isFinished |= choice.hasNonNull("finish_reason");
    }

    private static AgentException unusable(String why) {
        return AgentFailures.unusable(new IOException(why));
    }
}
