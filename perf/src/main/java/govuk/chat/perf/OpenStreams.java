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
import java.util.concurrent.CompletableFuture;
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
    private final Milestone opened;
    private final Milestone heartbeats;
    private final Milestone completed;
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstFault = new AtomicReference<>();

    OpenStreams(Loop loop, InetSocketAddress address, List<Chat> sessions) {
        this.loop = loop;
        this.address = address;
        this.toOpen = new ArrayDeque<>(sessions);
        this.opened = new Milestone(sessions.size());
        this.heartbeats = new Milestone(sessions.size());
        this.completed = new Milestone(sessions.size());
    }

    void begin() {
        loop.execute(() -> {
            for (var count = 0; count < OPENING_AT_ONCE; count++) {
                openNext();
            }
        });
    }

    /** Waits until each stream has shown a first event or heartbeat; or is broken; returns how many have not. */
    long awaitOpened(Duration longest) {
        return opened.await(longest);
    }

    /** Waits until each stream has shown a heartbeat, which proves that it is alive; or is broken; returns how many have not. */
    long awaitHeartbeats(Duration longest) {
        return heartbeats.await(longest);
    }

    /** Waits until each stream has shown the whole answer; or is broken; returns how many have not. */
    long awaitCompleted(Duration longest) {
        return completed.await(longest);
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
        var closed = new CompletableFuture<Boolean>();
        loop.execute(() -> {
            connections.forEach(Connection::close);
            closed.complete(true);
        });
        Await.result(closed, Duration.ofSeconds(10), "The streams cannot be closed");
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
            new HeldStream().failed(new IOException("cannot connect: " + e.getMessage(), e));
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
            if (!isAlive) {
                heartbeats.missed();
            }
            if (!isComplete) {
                completed.missed();
            }
            if (!isOpen) {
                opened.missed();
                loop.execute(OpenStreams.this::openNext);
            }
        }

        private void line(String line) {
            if (!isOpen && (line.startsWith("event:") || line.startsWith(":"))) {
                isOpen = true;
                opened.reached();
                openNext();
            }
            if (!isAlive && line.startsWith(":")) {
                isAlive = true;
                heartbeats.reached();
            }
            if (!isComplete && line.startsWith("event: reply.completed")) {
                isComplete = true;
                completed.reached();
            }
        }
    }
}
