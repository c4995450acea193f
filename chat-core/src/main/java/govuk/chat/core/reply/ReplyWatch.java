package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Looks on while a {@link ReplyRunner} works, and tells an observer: the runner is given the storage and the log through this. Remembers the
 * replies that have no text yet, which are no more than run at once. Safe for use by many threads.
 */
public final class ReplyWatch {
    private final ReplyObserver observer;
    private final Clock clock;
    private final ConcurrentMap<ReplyId, Instant> silent = new ConcurrentHashMap<>();

    public ReplyWatch(ReplyObserver observer, Clock clock) {
        this.observer = observer;
        this.clock = clock;
    }

    public Storage over(Storage storage) {
        return new WatchedStorage(storage, this);
    }

    public ReplyLog over(ReplyLog log) {
        return new WatchedReplyLog(log, this);
    }

    Asked ask(Supplier<Asked> question) {
        var began = System.nanoTime();
        var asked = question.get();
        if (!asked.isRepeat()) {
            observer.asked(Duration.ofNanos(System.nanoTime() - began));
            claimed(asked.reply());
        }
        return asked;
    }

    void claimed(Reply reply) {
        if (reply.state() instanceof ReplyState.Running) {
            silent.put(reply.id(), reply.createdAt());
        }
    }

    void appended(ReplyId reply, ReplyEvent event) {
        if (event instanceof ReplyEvent.Delta) {
            var asked = silent.remove(reply);
            if (asked != null) {
                observer.began(Duration.between(asked, clock.instant()));
            }
        }
    }

    void ended(Reply reply, ReplyState.Ended state) {
        silent.remove(reply.id());
        observer.ended(reply, state);
    }

    /** Somebody else runs it, or nobody does. */
    void left(ReplyId reply) {
        silent.remove(reply);
    }
}
