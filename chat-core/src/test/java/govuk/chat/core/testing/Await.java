package govuk.chat.core.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, looking again every millisecond, and fails when it has not come within a bound. */
public final class Await {
    public static final Duration BOUND = Duration.ofSeconds(10);

    private Await() {}

    /** @param what names the condition in the failure */
    public static void until(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + BOUND.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
