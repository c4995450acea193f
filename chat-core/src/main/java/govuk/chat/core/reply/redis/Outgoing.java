package govuk.chat.core.reply.redis;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A reply that this node writes, and how much of it Redis has. What is to be sent is read from the log when it is sent. */
final class Outgoing implements Delayed {
    private final ReplyId id;
    private final AtomicBoolean isQueued = new AtomicBoolean();
    private volatile int attempt;
    private volatile ReplyEvent.@Nullable End end;
    private volatile long dueAt;

    /** Of the publishing thread. */
    private ReplyPosition published = ReplyPosition.START;

    private volatile long lastSentAt;

    Outgoing(ReplyId id, int attempt) {
        this.id = id;
        this.attempt = attempt;
        this.lastSentAt = System.nanoTime() - Duration.ofHours(1).toNanos();
    }

    ReplyId id() {
        return id;
    }

    Outgoing begin(int newAttempt) {
        attempt = newAttempt;
        return this;
    }

    /** Whether it belongs to an attempt that is forgotten: not if it has ended, or a later attempt was begun. */
    boolean isOf(int forgotten) {
        return end == null && attempt <= forgotten;
    }

    void end(ReplyEvent.End last) {
        end = last;
    }

    ReplyEvent.@Nullable End end() {
        return end;
    }

    ReplyPosition published() {
        return published;
    }

    void published(ReplyPosition position) {
        published = position;
        lastSentAt = System.nanoTime();
    }

    /** As if Redis had nothing of it: nobody knows what it has, or it said so. */
    void startOver() {
        published = ReplyPosition.START;
    }

    /** True if it was not queued before; then the caller queues it. It is due at once, but not sooner than {@code apart} after the last time. */
    boolean queue(Duration apart) {
        if (!isQueued.compareAndSet(false, true)) {
            return false;
        }
        var now = System.nanoTime();
        var earliest = lastSentAt + apart.toNanos();
        dueAt = earliest - now > 0 ? earliest : now;
        return true;
    }

    /** The same, after a pause. */
    boolean queueIn(Duration pause) {
        if (!isQueued.compareAndSet(false, true)) {
            return false;
        }
        dueAt = System.nanoTime() + pause.toNanos();
        return true;
    }

    /** From here on what comes queues it again. */
    void taken() {
        isQueued.set(false);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
