package govuk.chat.perf;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How the measuring thread waits for the loop's thread: never for ever. */
final class Await {
    private Await() {}

    /** @throws BenchException saying what hangs, or what the loop's thread failed with */
    static <T> T result(CompletableFuture<T> future, Duration longest, String whatHangs) {
        try {
            return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while measuring", e);
        } catch (TimeoutException e) {
            throw new BenchException(whatHangs, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchException known ? known : new BenchException(e.toString(), e);
        }
    }
}
