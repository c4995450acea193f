package govuk.chat.core.client;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import java.time.Duration;
import java.util.function.Consumer;

/** Replies: look at one, wait for it, follow it, stop it. Safe for use by many threads. */
public final class ReplyCalls {
    private static final String PATH = "/api/v1/replies/";

    private final Calls calls;
    private final ClientLimits limits;

    ReplyCalls(Calls calls, ClientLimits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    public RemoteReply get(ReplyId reply) throws InterruptedException {
        return RemoteReply.of(calls.json(Call.get(PATH + reply)));
    }

    /** The reply once it has ended, or as it is when the wait is over. The server waits a minute at most. */
    public RemoteReply await(ReplyId reply, Duration wait) throws InterruptedException {
        var seconds = Math.min(wait.toSeconds(), 60);
        var call = Call.get(PATH + reply + "?wait=" + seconds);
        return RemoteReply.of(calls.json(call, Duration.ofSeconds(seconds)));
    }

    /**
     * Hands each event to the listener, on this thread and in order, and returns the last one. When the stream breaks off it is opened again
     * where it was, as often as the rules say without anything new coming. If no stream comes through at all, because a proxy holds it back, the answer
     * is waited for instead and handed over in one piece.
     *
     * @param after what the listener has seen already; {@link ReplyPosition#START} for nothing
     * @throws ClientException if the end cannot be had; what the listener was told stays true
     */
    public ReplyEvent.End follow(ReplyId reply, ReplyPosition after, Consumer<ReplyEvent> listener)
            throws InterruptedException {
        return new Following(calls, this, new ReplyStreams(calls, limits), new Reader(reply, after, listener))
                .untilTheEnd(Deadline.in(limits.total()));
    }

    public ReplyEvent.End follow(ReplyId reply, Consumer<ReplyEvent> listener) throws InterruptedException {
        return follow(reply, ReplyPosition.START, listener);
    }

    /** Has the agent told to stop. What was written is kept. A reply that has ended stays as it is. */
    public RemoteReply stop(ReplyId reply) throws InterruptedException {
        return RemoteReply.of(calls.json(Call.delete(PATH + reply)));
    }

    static String eventsOf(ReplyId reply) {
        return PATH + reply + "/events";
    }
}
