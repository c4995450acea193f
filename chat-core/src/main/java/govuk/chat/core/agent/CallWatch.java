package govuk.chat.core.agent;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one call. Pieces only note the time; the scheduler looks at it when the call could be over at the earliest, and again
 * later if it was not. So a call costs a look or two, however many pieces it has.
 */
final class CallWatch {
    private enum State {
        RUNNING,
        LAPSED,
        ENDED
    }

    private final TimeLimits limits;
    private final ScheduledExecutorService scheduler;
    private final Thread caller;
    private final long begun = System.nanoTime();
    private volatile long lastPiece;
    private volatile boolean hasPiece;

    private State state = State.RUNNING;
    private @Nullable Future<?> nextLook;

    CallWatch(TimeLimits limits, ScheduledExecutorService scheduler, Thread caller) {
        this.limits = limits;
        this.scheduler = scheduler;
        this.caller = caller;
    }

    void begin() {
        look();
    }

    void heard() {
        lastPiece = System.nanoTime();
        hasPiece = true;
    }

    /**
     * Ends the watch; afterwards the caller is not interrupted any more. To be called by the caller itself, whose interrupt status is
     * cleared if it is ours. Again does nothing.
     *
     * @return whether a limit had lapsed
     */
    synchronized boolean end() {
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        var hasLapsed = state == State.LAPSED;
        if (hasLapsed) {
            Thread.interrupted();
        }
        state = State.ENDED;
        return hasLapsed;
    }

    private synchronized void look() {
        if (state != State.RUNNING) {
            return;
        }
        var left = left(System.nanoTime());
        if (left > 0) {
            // Not later than a silence from now: the first piece may come right after this look.
            var wait = Math.min(left, limits.silence().toNanos());
            nextLook = scheduler.schedule(this::look, wait, TimeUnit.NANOSECONDS);
            return;
        }
        state = State.LAPSED;
        caller.interrupt();
    }

    private long left(long now) {
        var leftInAll = begun + limits.total().toNanos() - now;
        var leftForPiece = hasPiece
                ? lastPiece + limits.silence().toNanos() - now
                : begun + limits.firstToken().toNanos() - now;
        return Math.min(leftInAll, leftForPiece);
    }
}
