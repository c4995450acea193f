package govuk.chat.core.reply;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.reply.ReplyLog.Watch;
import govuk.chat.core.store.Storage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One reader's way through the events of a reply: from the log while it knows them, from the store once it does not. The
 * reader asks for more when it is woken and able to take it; it may leave at any event and come back with its position.
 *
 * <p>{@link #next()} is for one thread at a time.
 */
public final class ReplyFeed implements AutoCloseable {
    /** How long to wait for news before the store is asked: another node may be the one that ends the reply. */
    public static final Duration LOOK_IN_STORE = Duration.ofSeconds(2);

    private final Reply reply;
    private final ReplyLog replyLog;
    private final Storage storage;
    private final Watch watch;
    private ReplyPosition position;
    private boolean over;
    private volatile boolean lookInStore = true;
    private volatile Runnable wake = () -> {};

    ReplyFeed(Reply reply, ReplyPosition after, ReplyLog replyLog, Storage storage) {
        this.reply = reply;
        this.position = after;
        this.replyLog = replyLog;
        this.storage = storage;
        this.watch = replyLog.watch(reply.id(), event -> {
            // The log may refuse to keep an end whose beginning it did not see.
            if (event.isEnd()) {
                lookInStore = true;
            }
            wake.run();
        });
    }

    public ReplyId reply() {
        return reply.id();
    }

    /**
     * Has {@code newWake} called whenever there may be more from now on; quick and never blocking, see {@link ReplyLog#watch}. Ask
     * {@link #next()} once after this: what came before wakes nobody.
     */
    public void onNews(Runnable newWake) {
        wake = newWake;
    }

    /**
     * Hands over every event until the last, waiting for each.
     *
     * @return false if the reply had not ended within {@code limit}
     */
    public boolean forEach(Duration limit, Consumer<ReplyEvent> reader) throws InterruptedException {
        var news = new Semaphore(0);
        onNews(news::release);
        var deadline = System.nanoTime() + limit.toNanos();
        while (!isOver() && System.nanoTime() < deadline) {
            next().forEach(reader);
            var pause = Math.min(deadline - System.nanoTime(), LOOK_IN_STORE.toNanos());
            if (!isOver() && !news.tryAcquire(pause, TimeUnit.NANOSECONDS)) {
                lookAgain();
            }
            news.drainPermits();
        }
        return isOver();
    }

    /** What has come since the last call, in order; empty if nothing has. Reads the store only if the log has no news of an end. */
    public List<ReplyEvent> next() {
        if (over) {
            return List.of();
        }
        var events = replyLog.read(reply.id(), position);
        if (events.isEmpty() && lookInStore) {
            lookInStore = false;
            events = readStoreIfThere();
        }
        if (!events.isEmpty()) {
            position = events.getLast().position();
            over = events.getLast().isEnd();
        }
        return events;
    }

    /** Lets the next call look in the store too. For now and then: another node may have ended the reply. */
    public void lookAgain() {
        lookInStore = true;
    }

    /** The same, if events may go past this node's log at the moment. */
    public void lookAgainIfInDoubt() {
        if (replyLog.mayMiss(reply.id())) {
            lookAgain();
            wake.run();
        }
    }

    /** Whether the reply had ended when this feed was made and the reader has all of it. Reads the store. */
    public boolean hasNothingLeft() {
        return reply.hasEnded() && readStore().isEmpty();
    }

    /** Nothing more will come: the end was handed out, was handed out to this reader before, or the reply was deleted. */
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        watch.close();
    }

    /** A store that is away has no news: what is being written here goes on all the same. */
    private List<ReplyEvent> readStoreIfThere() {
        try {
            return readStore();
        } catch (ChatException e) {
            if (e.code() != ErrorCode.SERVICE_OFFLINE) {
                throw e;
            }
            return List.of();
        }
    }

    private List<ReplyEvent> readStore() {
        var outcome = storage.replies().outcome(reply.id());
        if (outcome.isEmpty()) {
            over = true;
            return List.of();
        }
        var now = outcome.get().reply();
        if (!(now.state() instanceof ReplyState.Ended state)) {
            return List.of();
        }
        var events = ReplyTail.ofStored(position, now, state, outcome.get().messages());
        over = events.isEmpty();
        return events;
    }
}
