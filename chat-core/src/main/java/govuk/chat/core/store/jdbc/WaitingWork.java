package govuk.chat.core.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work that a caller has handed to the writer and waits for. Whatever comes of it, the caller hears of it only when it is
 * released, that is after the commit. The writer's fields are read by the caller behind the latch.
 */
final class WaitingWork<T> {
    private final Work<T> work;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable T result;
    private @Nullable Throwable failure;

    WaitingWork(Work<T> work) {
        this.work = work;
    }

    /** To be called once, before it is run. False if its caller has given up. */
    boolean isStillWanted() {
        return taken.compareAndSet(false, true);
    }

    /** Runs the work; again, if what it did before was undone. False if it failed and must be undone. */
    boolean run(Sql sql) {
        failure = null;
        try {
            result = work.in(sql);
            return true;
        } catch (SQLException e) {
            failure = DatabaseErrors.translate(e);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        return false;
    }

    /** The transaction was undone as a whole. What failed by itself keeps its own reason. */
    void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    void release() {
        released.countDown();
    }

    /** Work that is not begun in time is never done; work that is begun but not committed in time is in doubt. */
    T await(Duration limit) {
        if (!releasedWithin(limit)) {
            taken.set(true);
            throw DatabaseErrors.tooLate();
        }
        return outcome();
    }

    private boolean releasedWithin(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var interrupted = false;
        try {
            while (true) {
                try {
                    return released.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // The work will be done all the same: whoever asked for it must learn of it.
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings("NullAway") // no work answers null: it is either done or it failed
    private T outcome() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return result;
    }
}
