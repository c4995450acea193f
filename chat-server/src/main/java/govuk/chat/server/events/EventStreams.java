package govuk.chat.server.events;

import govuk.chat.core.reply.ReplyFeed;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All open streams: their heartbeats, their number, and their end when the server goes. Safe for use by many threads. */
public final class EventStreams implements AutoCloseable {
    /** Nothing is asked of the store unless there is a doubt. */
    private static final Duration LOOK = ReplyFeed.LOOK_IN_STORE;

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final StreamSlots slots;
    private final Duration heartbeat;
    private final Duration slowReader;
    private final ConcurrentMap<EventStream, StreamSlots.Slot> open = new ConcurrentHashMap<>();
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("heartbeats").daemon().factory());

    /**
     * @param heartbeat the longest silence on any of them
     * @param slowReader how long a client may take nothing before it is cut
     */
    public EventStreams(StreamLimits limits, Duration heartbeat, Duration slowReader) {
        this.slots = new StreamSlots(limits);
        this.heartbeat = heartbeat;
        this.slowReader = slowReader;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a beat never fails
    public void start() {
        // Who has been silent for two thirds of it at one look speaks before it is over.
        var look = heartbeat.dividedBy(3);
        var silence = heartbeat.minus(look).toNanos();
        timer.scheduleWithFixedDelay(
                () -> open.keySet().forEach(stream -> stream.beat(silence)),
                look.toMillis(),
                look.toMillis(),
                TimeUnit.MILLISECONDS);
        var patience = slowReader.toNanos();
        timer.scheduleWithFixedDelay(
                () -> open.keySet().forEach(stream -> stream.cutIfStuck(patience)),
                slowReader.toMillis(),
                slowReader.dividedBy(4).toMillis(),
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                () -> open.keySet().forEach(EventStream::lookIfInDoubt),
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                () -> open.keySet().forEach(stream -> tasks.execute(stream::check)),
                heartbeat.toMillis(),
                heartbeat.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    public int count() {
        return open.size();
    }

    /**
     * A place for a stream.
     *
     * @throws govuk.chat.core.model.ChatException if there is none
     */
    StreamSlots.Slot place(String owner, String address) {
        return slots.take(owner, address);
    }

    /** Begins a stream; from here on its place is ours to give back. */
    void add(EventStream stream, StreamSlots.Slot slot) {
        open.put(stream, slot);
        stream.begin();
    }

    void remove(EventStream stream) {
        var slot = open.remove(stream);
        if (slot != null) {
            slot.close();
        }
    }

    void execute(Runnable task) {
        tasks.execute(task);
    }

    /** Ends all streams; returns when they have ended, or after {@code 2 s}. */
    @Override
    public void close() {
        timer.shutdownNow();
        open.keySet().forEach(EventStream::goodbye);
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
