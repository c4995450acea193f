package govuk.chat.core.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one thing, round after round. A look that hangs is not started again beside itself, and a single look that finds trouble is not
 * believed yet: a pause of a second is nobody's outage. For one thread.
 */
final class CheckRunner {
    private static final String SILENT = "it does not answer in time";

    private final HealthCheck check;
    private @Nullable CompletableFuture<Optional<String>> look;
    private boolean isSuspect;
    private String trouble = "";

    CheckRunner(HealthCheck check) {
        this.check = check;
    }

    void begin() {
        if (look == null) {
            var next = new CompletableFuture<Optional<String>>();
            look = next;
            Thread.ofVirtual().name("health-" + check.name()).start(() -> run(next));
        }
    }

    /** @param deadline as {@code System.nanoTime()} will tell it */
    Finding end(long deadline) throws InterruptedException {
        var found = await(deadline);
        trouble = found.isEmpty() || isSuspect ? found : trouble;
        isSuspect = !found.isEmpty();
        return new Finding(check, trouble);
    }

    private String await(long deadline) throws InterruptedException {
        if (look == null) {
            return SILENT;
        }
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        try {
            var found = look.get(left.toNanos(), TimeUnit.NANOSECONDS).orElse("");
            look = null;
            return found;
        } catch (TimeoutException e) {
            return SILENT;
        } catch (ExecutionException e) {
            look = null;
            return reason(e);
        }
    }

    private void run(CompletableFuture<Optional<String>> result) {
        try {
            result.complete(check.look().trouble());
        } catch (Throwable e) {
            // Whatever it is, the thing is not well, and the next round looks again.
            result.completeExceptionally(e);
        }
    }

    /** The first line of what lies at the bottom. */
    private static String reason(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("it failed");
    }
}
