package govuk.chat.perf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Opens streams as they are due and measures how soon each says its first token. For one use. */
final class StreamRun {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Loop loop;
    private final InetSocketAddress address;
    private final TokenPath path;
    private final Arrivals arrivals;
    private final CompletableFuture<StreamTimes> done = new CompletableFuture<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Samples firstToken = new Samples();
    private final Samples late = new Samples();
    private long startAt;
    private int begun;
    private int ended;
    private int peak;
    private int failed;
    private String firstFault = "";

    StreamRun(Loop loop, InetSocketAddress address, TokenPath path, Arrivals arrivals) {
        this.loop = loop;
        this.address = address;
        this.path = path;
        this.arrivals = arrivals;
    }

    /** Blocks until the last stream has ended, at most ninety seconds after the last arrival. */
    StreamTimes measure() {
        loop.execute(() -> {
            startAt = System.nanoTime();
            next();
        });
        return Await.result(
                done,
                arrivals.length().plus(PATIENCE),
                "Streams do not end: some are open for more than ninety seconds");
    }

    private void next() {
        var number = begun++;
        late.add(Math.max(0, System.nanoTime() - dueAt(number)));
        if (begun < arrivals.streams()) {
            loop.at(dueAt(begun), this::next);
        }
        begin(number);
        peak = Math.max(peak, begun - ended);
    }

    private long dueAt(int number) {
        return startAt + arrivals.interval().multipliedBy(number).toNanos();
    }

    private void begin(int number) {
        try {
            var connection = connection();
            path.ask(connection, new Stream(number >= arrivals.ramp(), connection, System.nanoTime()));
        } catch (IOException e) {
            ended("cannot connect: " + e.getMessage());
        }
    }

    private Connection connection() throws IOException {
        for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isOpen()) {
                return kept;
            }
        }
        return Connection.open(loop, address);
    }

    private void ended(String fault) {
        ended++;
        if (!fault.isEmpty()) {
            failed++;
            firstFault = firstFault.isEmpty() ? fault : firstFault;
        }
        if (ended == arrivals.streams()) {
            idle.forEach(Connection::close);
            done.complete(new StreamTimes(firstToken, late, peak, failed, firstFault));
        }
    }

    private final class Stream implements TokenPath.Listener {
        private final boolean measured;
        private final Connection connection;
        private final long sentAt;

        Stream(boolean measured, Connection connection, long sentAt) {
            this.measured = measured;
            this.connection = connection;
            this.sentAt = sentAt;
        }

        @Override
        public void firstToken() {
            if (measured) {
                firstToken.add(System.nanoTime() - sentAt);
            }
        }

        @Override
        public void ended(String fault) {
            if (fault.isEmpty() && connection.isOpen()) {
                idle.push(connection);
            } else {
                connection.close();
            }
            StreamRun.this.ended(fault);
        }
    }
}
