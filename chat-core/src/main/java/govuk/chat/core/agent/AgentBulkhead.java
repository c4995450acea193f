package govuk.chat.core.agent;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The places at one agent. Nobody waits for one here: who finds none goes back to the queue, which is durable and in order. Safe for
 * use by many threads.
 */
final class AgentBulkhead {
    /** Of the mean, how much the newest call counts: one in so many. */
    private static final int MEMORY = 10;

    private final Semaphore places;
    private final int size;
    private final AtomicLong meanNanos = new AtomicLong();

    AgentBulkhead(int size) {
        this.size = size;
        this.places = new Semaphore(size);
    }

    boolean tryEnter() {
        return places.tryAcquire();
    }

    /** @param nanos how long the place was taken */
    void leave(long nanos) {
        meanNanos.updateAndGet(mean -> mean == 0 ? nanos : mean + (nanos - mean) / MEMORY);
        places.release();
    }

    int room() {
        return places.availablePermits();
    }

    int running() {
        return size - places.availablePermits();
    }

    /** How long it is, on average, until a place becomes free when all are taken; zero if there is no telling yet. */
    Duration pace() {
        return Duration.ofNanos(meanNanos.get() / size);
    }
}
