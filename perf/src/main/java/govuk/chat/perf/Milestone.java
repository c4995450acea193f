package govuk.chat.perf;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A point that each of a number of streams either reaches or, being broken, never will. Thread-safe. */
final class Milestone {
    private final CountDownLatch undecided;
    private final AtomicInteger missing;

    Milestone(int streams) {
        this.undecided = new CountDownLatch(streams);
        this.missing = new AtomicInteger(streams);
    }

    /** To be called once by each stream, unless it calls {@link #missed}. */
    void reached() {
        missing.decrementAndGet();
        undecided.countDown();
    }

    void missed() {
        undecided.countDown();
    }

    /** Waits until the fate of every stream is known; returns how many have not reached it. */
    long await(Duration longest) {
        try {
            undecided.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            return missing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while streams were open", e);
        }
    }
}
