package govuk.chat.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread that serves thousands of sockets and timers. Timers fire up to one millisecond late, never early.
 *
 * <p>Everything but {@link #execute} and {@link #close} is to be called on the loop's own thread.
 */
final class Loop implements AutoCloseable {
    private static final int READ_BYTES = 64 * 1024;
    private static final long LONGEST_WAIT_MILLIS = 100;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BYTES);
    private volatile boolean closed;
    private long timerCount;

    /** What a socket does when it is ready; it handles its own I/O failures. */
    interface Socket {
        void ready(SelectionKey key);
    }

    private record Timer(long atNanos, long order, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            var byTime = Long.compare(atNanos - other.atNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    Loop(String name) {
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a selector", e);
        }
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Runs the task soon on the loop's thread; may be called from any thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs the task when {@link System#nanoTime} has passed the given moment. */
    void at(long nanoTime, Runnable task) {
        timers.add(new Timer(nanoTime, timerCount++, task));
    }

    SelectionKey register(SelectableChannel channel, int operations, Socket socket) throws ClosedChannelException {
        return channel.register(selector, operations, socket);
    }

    /** The loop's one buffer for reading, empty. Its content is gone when the caller returns. */
    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    /** Ends the thread and closes every socket. Tasks not yet run are dropped. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!closed) {
                runTasks();
                runTimers();
                selector.select(this::serve, waitMillis());
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The selector failed", e);
        }
    }

    private void runTasks() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void runTimers() {
        var now = System.nanoTime();
        for (var timer = timers.peek(); timer != null && timer.atNanos - now <= 0; timer = timers.peek()) {
            timers.remove();
            timer.task.run();
        }
    }

    private void serve(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Socket socket) {
            socket.ready(key);
        }
    }

    private long waitMillis() {
        var next = timers.peek();
        if (next == null) {
            return LONGEST_WAIT_MILLIS;
        }
        // Rounded up: a wait of zero would mean for ever, and waking early would only spin.
        var millis = (next.atNanos - System.nanoTime()) / 1_000_000 + 1;
        return Math.clamp(millis, 1, LONGEST_WAIT_MILLIS);
    }
}
