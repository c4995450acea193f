package govuk.chat.core.cache.redis;

import govuk.chat.core.cache.ClearReport.Cleared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The answers to one flush, as they come in. */
final class Collected {
    private final BlockingQueue<Cleared> answers = new LinkedBlockingQueue<>(1_000);

    /** More than a thousand nodes are not reported. */
    void add(Cleared answer) {
        var unused = answers.offer(answer);
    }

    /** Those that have come when there are so many, or when the time is over. */
    List<Cleared> await(long count, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        var come = new ArrayList<Cleared>();
        try {
            while (come.size() < count) {
                var next = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                come.add(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return come;
    }
}
