package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question and what comes back. The connection's thread puts the pieces into the sink itself, while the asking thread waits
 * for the end; once that has left, nothing goes to the sink.
 */
final class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final String id;
    private final AgentRequest request;
    private final DeltaSink sink;
    private final CompletableFuture<Metadata> outcome = new CompletableFuture<>();
    /** What a response is compared with; as long as a frame, since no response can be longer. */
    private final StringBuilder streamed = new StringBuilder();

    private boolean hasText;
    private boolean isAgentDone;

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

    synchronized void delta(String text) {
        if (outcome.isDone() || text.isEmpty()) {
            return;
        }
        try {
            sink.delta(text);
        } catch (RuntimeException hasEnough) {
            outcome.completeExceptionally(hasEnough);
            return;
        }
        hasText |= !text.isBlank();
        if (streamed.length() <= FrameText.MAX_BYTES) {
            streamed.append(text);
        }
    }

    /** @param whole the whole text, or empty after deltas */
    synchronized void response(String whole, Metadata metadata) {
        isAgentDone = true;
        if (whole.startsWith(streamed.toString())) {
            delta(whole.substring(streamed.length()));
        } else if (!whole.isEmpty()) {
            log.warn("The agent's response differs from its deltas; the deltas are kept. reply={}", request.reply());
        }
        if (hasText) {
            outcome.complete(metadata);
        } else {
            fail(AgentFailures.unusable(new IOException("the answer is empty")));
        }
    }

    /** The agent says that there will be no answer. */
    synchronized void error() {
        isAgentDone = true;
        fail(AgentFailures.unusable(new IOException("the agent reports an error")));
    }

    synchronized void fail(AgentException failure) {
        outcome.completeExceptionally(failure);
    }

    /** Waits for the end. */
    Metadata await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed);
        }
    }

    /** Lets nothing go to the sink any more. */
    synchronized void leave() {
        outcome.cancel(false);
    }

    /** Whether the agent has said its last word on this. */
    synchronized boolean isAgentDone() {
        return isAgentDone;
    }
}
