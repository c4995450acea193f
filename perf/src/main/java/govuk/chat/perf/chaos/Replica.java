package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import govuk.chat.perf.ChildServer;
import govuk.chat.perf.Launch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One chat server, which keeps its port when it is started again. For one thread. */
final class Replica implements AutoCloseable {
    private static final Duration SIGNALLED = Duration.ofSeconds(5);
    private static final Duration ORDERLY_END = Duration.ofSeconds(40);

    private final Launch launch;
    private final Path logs;
    private ChildServer server;
    private int starts;

    /**
     * Starts it and waits until it serves.
     *
     * @param launch with its port in the environment
     */
    Replica(Launch launch, Path logs) {
        this.launch = launch;
        this.logs = logs;
        this.server = launched();
    }

    InetSocketAddress address() {
        return server.address();
    }

    long pid() {
        return server.pid();
    }

    /** Takes the processor away from it, as a frozen virtual machine would. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Ends it without a warning. */
    void kill() throws IOException, InterruptedException {
        signal("KILL");
        awaitEnd(SIGNALLED);
    }

    /** Asks it to end, and waits until it has. */
    void terminate() throws IOException, InterruptedException {
        signal("TERM");
        awaitEnd(ORDERLY_END);
    }

    void startAgain() {
        server.close();
        server = launched();
    }

    @Override
    public void close() {
        server.close();
    }

    private ChildServer launched() {
        starts++;
        var name = launch.name() + "-" + starts;
        return ChildServer.start(new Launch(name, launch.command(), launch.environment(), launch.readyPath()), logs);
    }

    private void awaitEnd(Duration longest) throws InterruptedException {
        if (server.awaitEnd(longest).isEmpty()) {
            throw new BenchException(launch.name() + " still runs after " + longest.toSeconds() + " seconds");
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start();
        if (!kill.waitFor(SIGNALLED.toMillis(), TimeUnit.MILLISECONDS) || kill.exitValue() != 0) {
            throw new BenchException(launch.name() + " cannot be sent the signal " + name);
        }
    }
}
