package govuk.chat.perf.chaos;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How somebody tries again: after pauses that grow and are spread out, never sooner than asked to, and not for ever. For one thread. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    private final long deadline;
    private int failures;

    Patience(Duration most) {
        this.deadline = System.nanoTime() + most.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - deadline > 0;
    }

    /** @param least what the server asked for; zero if nothing */
    void pause(Duration least) throws InterruptedException {
        var grown = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        var most = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
        Thread.sleep(least.plusMillis(ThreadLocalRandom.current().nextLong(most.toMillis())));
    }

    /** Something came of it: the next pause is a short one. */
    void encouraged() {
        failures = 0;
    }
}
