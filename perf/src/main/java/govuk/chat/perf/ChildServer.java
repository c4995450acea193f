package govuk.chat.perf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own on a free loopback port; ended by its id, also when the benchmark is interrupted. */
public final class ChildServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Process process;
    private final int port;
    private final Path log;
    private final Thread guard;

    private ChildServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.guard = new Thread(process::destroyForcibly, "end-child");
        Runtime.getRuntime().addShutdownHook(guard);
    }

    /**
     * Starts the process and waits until it answers 200, at most ninety seconds.
     *
     * @throws BenchException with the last lines of its log if it does not
     */
    public static ChildServer start(Launch launch, Path logs) {
        var log = logs.resolve(launch.name() + ".log");
        try {
            var port = Optional.ofNullable(launch.environment().get("PORT"))
                    .map(Integer::valueOf)
                    .orElseGet(ChildServer::freePort);
            Files.createDirectories(logs);
            var builder = new ProcessBuilder(launch.command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            launch.applyTo(builder.environment(), port);
            var child = new ChildServer(builder.start(), port, log);
            child.awaitReady(launch);
            return child;
        } catch (IOException e) {
            throw new BenchException("Cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Processor time used so far, by all its threads. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Memory memory() {
        return Memory.of(process.pid());
    }

    public long pid() {
        return process.pid();
    }

    /** How it ended; nothing if it still runs after that time. */
    public OptionalInt awaitEnd(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, waits twenty seconds, then ends it by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
            }
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The benchmark itself is being shut down: the guard has run or will.
        }
    }

    private void awaitReady(Launch launch) {
        var readiness = new Readiness(address(), launch.readyPath());
        var deadline = System.nanoTime() + START.toNanos();
        while (!readiness.isReady()) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                var fate = process.isAlive() ? "did not answer within " + START.toSeconds() + " seconds" : "ended";
                close();
                throw new BenchException(launch.name() + " " + fate + ". Its last words:\n" + lastWords());
            }
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** One that nobody listens on just now. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free loopback port", e);
        }
    }
}
