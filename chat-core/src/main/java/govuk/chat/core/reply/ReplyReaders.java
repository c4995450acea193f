package govuk.chat.core.reply;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.store.Outcome;
import govuk.chat.core.store.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The two ways to read a reply being written: event by event, or by waiting for its end. Safe for use by many threads. */
public final class ReplyReaders implements AutoCloseable {
    private final ReplyLog replyLog;
    private final Storage storage;
    private volatile boolean isClosing;

    public ReplyReaders(ReplyLog replyLog, Storage storage) {
        this.replyLog = replyLog;
        this.storage = storage;
    }

    /** The events of a reply after a position. The caller closes the feed. */
    public ReplyFeed follow(Reply reply, ReplyPosition after) {
        return new ReplyFeed(reply, after, replyLog, storage);
    }

    /** Waits for the end of a reply, at most {@code limit}; answers it as it then is (as it was, if it has been deleted). */
    public Outcome await(Reply reply, Duration limit) throws InterruptedException {
        return await(reply, limit, latest -> false);
    }

    /** The same, but gives up as soon as the reply is seen in a state that is not worth waiting in. */
    public Outcome await(Reply reply, Duration limit, Predicate<Reply> isHopeless) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        var ended = new CountDownLatch(reply.hasEnded() ? 0 : 1);
        try (var watch = replyLog.watch(reply.id(), event -> {
            if (event.isEnd()) {
                ended.countDown();
            }
        })) {
            if (isEndInLog(reply)) {
                ended.countDown();
            }
            for (var isFirst = true; ; isFirst = false) {
                ended.await(isFirst && isHopeless.test(reply) ? 0 : pause(deadline), TimeUnit.NANOSECONDS);
                var latest = latest(reply, ended.getCount() == 0);
                if (latest.isEmpty()) {
                    return new Outcome(reply, List.of());
                }
                if (latest.get().reply().hasEnded()
                        || isClosing
                        || System.nanoTime() >= deadline
                        || isHopeless.test(latest.get().reply())) {
                    return latest.get();
                }
            }
        }
    }

    /** While the store is away, a reply that is still being written is as it was; the end of one that has ended cannot be told. */
    private Optional<Outcome> latest(Reply reply, boolean hasEnded) {
        try {
            return storage.replies().outcome(reply.id());
        } catch (ChatException e) {
            if (hasEnded || e.code() != ErrorCode.SERVICE_OFFLINE) {
                throw e;
            }
            return Optional.of(new Outcome(reply, List.of()));
        }
    }

    /** Wakes whoever waits for a reply that was cancelled before anybody ran it. */
    public void tellCancelled(Reply reply) {
        replyLog.append(reply.id(), new ReplyEvent.Cancelled(new ReplyPosition(reply.attempt(), 1)));
    }

    /** Lets everybody who waits for an end go within moments, with the reply as it is. */
    @Override
    public void close() {
        isClosing = true;
    }

    /** Not long, even if nobody wakes us: another node may be the one that ends it. */
    private long pause(long deadline) {
        return isClosing ? 0 : Math.min(deadline - System.nanoTime(), ReplyFeed.LOOK_IN_STORE.toNanos());
    }

    private boolean isEndInLog(Reply reply) {
        var events = replyLog.read(reply.id(), ReplyPosition.START);
        return !events.isEmpty() && events.getLast().isEnd();
    }
}
