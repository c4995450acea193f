package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question and what comes back. The connection's thread puts it in; the asking thread takes it out and feeds the sink, so
 * that a slow sink holds up no other session.
 */
final class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final String id;
    private final AgentRequest request;
    private final DeltaSink sink;
    private final Inbox inbox = new Inbox();
    /** What a response is compared with; hardly longer than a frame, since no response can be. Connection's thread only. */
    private final StringBuilder streamed = new StringBuilder();

    private boolean hasText;
    private volatile boolean isAgentDone;

    Exchange(String id, AgentRequest request, DeltaSink sink) {
        this.id = id;
        this.request = request;
        this.sink = sink;
    }

    /** The id of the frame that asked. */
    String id() {
        return id;
    }

    AgentRequest request() {
        return request;
    }

    /** Whether a frame that answers {@code replyTo} is meant for this; agents name our frame or the message in it. */
    boolean isNamed(String replyTo) {
        return replyTo.equals(id) || replyTo.equals(request.question().id().value());
    }

    void delta(String text) {
        if (text.isEmpty()) {
            return;
        }
        hasText |= !text.isBlank();
        if (streamed.length() <= FrameText.MAX_BYTES) {
            streamed.append(text);
        }
        inbox.piece(text);
    }

    /** @param whole the whole text, or empty after deltas */
    void response(String whole, Metadata metadata) {
        isAgentDone = true;
        if (whole.startsWith(streamed.toString())) {
            delta(whole.substring(streamed.length()));
        } else if (!whole.isEmpty()) {
            log.warn("The agent's response differs from its deltas; the deltas are kept. reply={}", request.reply());
        }
        if (hasText) {
            inbox.end(new Inbox.Answered(metadata));
        } else {
            fail(AgentFailures.unusable(new IOException("the answer is empty")));
        }
    }

    /** The agent says that there will be no answer. */
    void error() {
        isAgentDone = true;
        fail(AgentFailures.unusable(new IOException("the agent reports an error")));
    }

    void fail(AgentException failure) {
        inbox.end(new Inbox.Broken(failure));
    }

    /** Feeds the sink until the end. */
    Metadata await() throws InterruptedException {
        while (true) {
            var news = inbox.take();
            feed(news.pieces());
            switch (news.ending()) {
                case Inbox.Open open -> {
                    // More may come.
                }
                case Inbox.Answered answered -> {
                    return answered.metadata();
                }
                case Inbox.Broken broken -> throw broken.failure();
            }
        }
    }

    private void feed(List<String> pieces) {
        pieces.forEach(sink::delta);
    }

    /** Whether the agent has said its last word on this. */
    boolean isAgentDone() {
        return isAgentDone;
    }
}
