package govuk.chat.core.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, looking again every millisecond, and fails when it has not come within a bound. */
public final class Await {
    public static final Duration BOUND = Duration.ofSeconds(10);

    private Await() {}

    /** @param what names the condition in the failure */
    public static void until(String what, Condition condition) {
        until(what, BOUND, condition);
    }

    /** For what takes its time, such as the start of a process on a busy machine. */
    public static void until(String what, Duration bound, Condition condition) {
        var deadline = System.nanoTime() + bound.toNanos();
        while (!holds(what, condition)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + bound.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean holds(String what, Condition condition) {
        try {
            return condition.holds();
        } catch (Exception e) {
            throw new AssertionError("while waiting for: " + what, e);
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }
}
