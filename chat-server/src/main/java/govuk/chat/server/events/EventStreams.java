package govuk.chat.server.events;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All open streams: their heartbeats, their number, and their end when the server goes. Safe for use by many threads. */
public final class EventStreams implements AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final int limit;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heartbeats").daemon().factory());

    /** @param limit how many streams may be open at once */
    public EventStreams(int limit) {
        this.limit = limit;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a beat never fails
    public void start() {
        // Half of the looks before the limit, so that no silence is longer than three quarters of it and a look.
        var silence = LONGEST_SILENCE.minus(LOOK).toNanos();
        timer.scheduleWithFixedDelay(
                () -> open.forEach(stream -> stream.beat(silence)),
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    public int count() {
        return open.size();
    }

    public boolean isFull() {
        return open.size() >= limit;
    }

    void add(EventStream stream) {
        open.add(stream);
        stream.begin();
    }

    void remove(EventStream stream) {
        open.remove(stream);
    }

    void execute(Runnable task) {
        tasks.execute(task);
    }

    /** Ends all streams; returns when they have ended, or after {@code 2 s}. */
    @Override
    public void close() {
        timer.shutdownNow();
        open.forEach(EventStream::goodbye);
        var deadline = System.nanoTime() + GOODBYE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
