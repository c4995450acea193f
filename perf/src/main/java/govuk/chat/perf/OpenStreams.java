package govuk.chat.perf;

import govuk.chat.perf.GrowingCycle.Chat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many event streams, each on a reply of its own that its agent does not end, opened a few at a time and then left alone.
 * Built and closed by the measuring thread; the loop's thread counts.
 */
final class OpenStreams implements AutoCloseable {
    private static final int OPENING_AT_ONCE = 32;

    private final Loop loop;
    private final InetSocketAddress address;
    private final Deque<Chat> toOpen;
    private final List<Connection> connections = new ArrayList<>();
    private final CountDownLatch opened;
    private final CountDownLatch heartbeats;
    private final CountDownLatch completed;
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstFault = new AtomicReference<>();

    OpenStreams(Loop loop, InetSocketAddress address, List<Chat> sessions) {
        this.loop = loop;
        this.address = address;
        this.toOpen = new ArrayDeque<>(sessions);
        this.opened = new CountDownLatch(sessions.size());
        this.heartbeats = new CountDownLatch(sessions.size());
        this.completed = new CountDownLatch(sessions.size());
    }

    void begin() {
        loop.execute(() -> {
            for (var count = 0; count < OPENING_AT_ONCE; count++) {
                openNext();
            }
        });
    }

    /** Waits until each stream has shown a first event or heartbeat; returns how many have not. */
    long awaitOpened(Duration longest) {
        return await(opened, longest);
    }

    /** Waits until each stream has shown a heartbeat, which proves that it is alive; returns how many have not. */
    long awaitHeartbeats(Duration longest) {
        return await(heartbeats, longest);
    }

    /** Waits until each stream has shown the whole answer; returns how many have not. */
    long awaitCompleted(Duration longest) {
        return await(completed, longest);
    }

    int broken() {
        return broken.get();
    }

    /** Empty when no stream broke. */
    String firstFault() {
        return Objects.requireNonNullElse(firstFault.get(), "");
    }

    @Override
    public void close() {
        var closed = new CountDownLatch(1);
        loop.execute(() -> {
            connections.forEach(Connection::close);
            closed.countDown();
        });
        await(closed, Duration.ofSeconds(10));
    }

    private void openNext() {
        var chat = toOpen.poll();
        if (chat == null) {
            return;
        }
        try {
            var connection = Connection.open(loop, address);
            connections.add(connection);
            SendAndFollow.begin(connection, chat, new HeldStream());
        } catch (IOException e) {
            broken("cannot connect: " + e.getMessage());
            openNext();
        }
    }

    private void broken(String fault) {
        broken.incrementAndGet();
        firstFault.compareAndSet(null, fault);
    }

    private final class HeldStream implements ResponseListener {
        private final LineScanner scanner = new LineScanner(this::line);
        private boolean isOpen;
        private boolean isAlive;
        private boolean isComplete;

        @Override
        public void head(ResponseHead head) throws IOException {
            if (head.status() != 200) {
                throw new IOException("expected an event stream but got status " + head.status());
            }
        }

        @Override
        public void body(byte[] bytes, int offset, int length) {
            scanner.read(bytes, offset, length);
        }

        @Override
        public void end() {
            if (!isComplete) {
                failed(new IOException("the stream ended before the answer"));
            }
        }

        @Override
        public void failed(IOException cause) {
            broken(String.valueOf(cause.getMessage()));
            if (!isOpen) {
                openNext();
            }
        }

        private void line(String line) {
            if (!isOpen && (line.startsWith("event:") || line.startsWith(":"))) {
                isOpen = true;
                opened.countDown();
                openNext();
            }
            if (!isAlive && line.startsWith(":")) {
                isAlive = true;
                heartbeats.countDown();
            }
            if (!isComplete && line.startsWith("event: reply.completed")) {
                isComplete = true;
                completed.countDown();
            }
        }
    }

    private static long await(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS) ? 0 : latch.getCount();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while streams were open", e);
        }
    }
}
