package govuk.chat.perf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A number of connections, each sending its next request as soon as it has the answer to the one before. */
final class ClosedLoop {
    private static final int MOST_ERRORS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Loop loop;
    private final InetSocketAddress address;

    ClosedLoop(Loop loop, InetSocketAddress address) {
        this.loop = loop;
        this.address = address;
    }

    /**
     * Runs one connection for each cycle until the time is over or no cycle has a next request. Requests under way are
     * waited for, at most a minute.
     *
     * @throws BenchException if the server stops answering or answers wrongly too often
     */
    Round run(List<? extends Cycle> cycles, Duration longest) {
        var run = new Run(cycles.size(), longest.toNanos());
        loop.execute(() -> run.start(cycles));
        return Await.result(
                run.done, longest.plus(PATIENCE), "The server stopped answering: requests wait for more than a minute");
    }

    private final class Run {
        private final CompletableFuture<Round> done = new CompletableFuture<>();
        private final Round round = new Round();
        private final long nanos;
        private int busy;
        private long deadline;

        Run(int connections, long nanos) {
            this.busy = connections;
            this.nanos = nanos;
        }

        void start(List<? extends Cycle> cycles) {
            round.started();
            deadline = System.nanoTime() + nanos;
            for (var cycle : cycles) {
                new Worker(this, cycle).next();
            }
            if (cycles.isEmpty()) {
                done.complete(round);
            }
        }

        boolean goesOn() {
            return System.nanoTime() - deadline < 0 && !done.isDone();
        }

        void failed(String fault) {
            round.failed(fault);
            if (round.errors() > MOST_ERRORS) {
                done.completeExceptionally(
                        new BenchException("Too many wrong answers; the first: " + round.firstError()));
            }
        }

        void workerEnded() {
            busy--;
            if (busy == 0) {
                done.complete(round);
            }
        }
    }

    private final class Worker implements WholeResponse.Answer {
        private final Run run;
        private final Cycle cycle;
        private @Nullable Connection connection;
        private long sentAt;

        Worker(Run run, Cycle cycle) {
            this.run = run;
            this.cycle = cycle;
        }

        void next() {
            if (!run.goesOn() || !cycle.hasNext()) {
                end();
                return;
            }
            try {
                var open = connected();
                var request = cycle.next();
                sentAt = System.nanoTime();
                open.send(request, new WholeResponse(this));
            } catch (IOException e) {
                run.failed("cannot connect: " + e.getMessage());
                end();
            }
        }

        @Override
        public void answered(Response response) {
            run.round.answered(cycle.step(), System.nanoTime() - sentAt);
            var fault = cycle.check(response);
            if (!fault.isEmpty()) {
                run.failed(cycle.step() + ": " + fault);
            }
            next();
        }

        @Override
        public void failed(IOException cause) {
            run.failed(cycle.step() + ": " + cause.getMessage());
            next();
        }

        private Connection connected() throws IOException {
            var open = connection;
            if (open == null || !open.isOpen()) {
                open = Connection.open(loop, address);
                connection = open;
            }
            return open;
        }

        private void end() {
            if (connection != null) {
                connection.close();
            }
            run.workerEnded();
        }
    }
}
