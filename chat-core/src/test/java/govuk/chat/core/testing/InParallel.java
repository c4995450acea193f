package govuk.chat.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same thing many times at once, each on a virtual thread of its own. */
public final class InParallel {
    private InParallel() {}

    /** What the calls answered, in no particular order; fails if one of them failed or took more than a minute. */
    public static <T> List<T> times(int count, Callable<T> call) {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    go.await();
                    return call.call();
                }));
            }
            go.countDown();
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get(1, TimeUnit.MINUTES));
            }
            return answers;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a parallel call failed", e);
        }
    }
}
