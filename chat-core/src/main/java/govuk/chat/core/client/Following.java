package govuk.chat.core.client;

import govuk.chat.core.client.ReplyStreams.Outcome;
import govuk.chat.core.client.UnreachableException.Reason;
import govuk.chat.core.model.ReplyEvent;
import java.time.Duration;

/** Follows one reply to its end, over as many streams as that takes. For one thread. */
final class Following {
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final Calls calls;
    private final ReplyCalls replies;
    private final ReplyStreams streams;
    private final Reader reader;

    Following(Calls calls, ReplyCalls replies, ReplyStreams streams, Reader reader) {
        this.calls = calls;
        this.replies = replies;
        this.streams = streams;
        this.reader = reader;
    }

    /** @throws ClientException if nothing new came in as many streams as the rules allow tries, or the deadline has passed */
    ReplyEvent.End untilTheEnd(Deadline deadline) throws InterruptedException {
        var fruitless = 0;
        while (true) {
            var before = reader.position();
            switch (attempt(deadline)) {
                case Outcome.Ended(var end) -> {
                    return end;
                }
                case Outcome.NothingLeft nothing -> {
                    return StoredEnd.of(replies.get(reader.reply())).tell(reader);
                }
                case Outcome.Broken broken -> {
                    fruitless = reader.position().equals(before) ? fruitless + 1 : 1;
                    if (deadline.hasPassed() || fruitless >= calls.rules().tries()) {
                        return withoutStream(broken.failure(), deadline);
                    }
                    pause(broken, fruitless);
                }
            }
        }
    }

    private Outcome attempt(Deadline deadline) throws InterruptedException {
        try {
            return streams.read(reader, deadline);
        } catch (ClientException e) {
            if (!e.isRetryable() || calls.isTooLong(e)) {
                throw e;
            }
            return new Outcome.Broken(e, Duration.ZERO);
        }
    }

    private void pause(Outcome.Broken broken, int attempt) throws InterruptedException {
        if (broken.retry().isPositive()) {
            calls.pause(broken.retry());
        } else {
            calls.pause(broken.failure(), attempt);
        }
    }

    /** Streams that say nothing are held back somewhere on the way; a plain answer may come through all the same. */
    private ReplyEvent.End withoutStream(ClientException failure, Deadline deadline) throws InterruptedException {
        if (!(failure instanceof UnreachableException silent) || silent.reason() != Reason.TIMED_OUT) {
            throw failure;
        }
        while (!deadline.hasPassed()) {
            var wait = deadline.leftOr(LOOK).plusSeconds(1); // a wait of no seconds at all would not be one
            var reply = replies.await(reader.reply(), wait);
            if (reply.hasEnded()) {
                return StoredEnd.of(reply).tell(reader);
            }
        }
        throw new UnreachableException(Reason.TIMED_OUT, "The answer did not end in time.", failure);
    }
}
