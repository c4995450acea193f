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
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final int limit;
    private final Duration heartbeat;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heartbeats").daemon().factory());

    /**
     * @param limit how many streams may be open at once
     * @param heartbeat the longest silence on any of them
     */
    public EventStreams(int limit, Duration heartbeat) {
        this.limit = limit;
        this.heartbeat = heartbeat;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a beat never fails
    public void start() {
        // Who has been silent for two thirds of it at one look speaks before it is over.
        var look = heartbeat.dividedBy(3);
        var silence = heartbeat.minus(look).toNanos();
        timer.scheduleWithFixedDelay(
                () -> open.forEach(stream -> stream.beat(silence)),
                look.toMillis(),
                look.toMillis(),
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                () -> open.forEach(stream -> tasks.execute(stream::check)),
                heartbeat.toMillis(),
                heartbeat.toMillis(),
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
