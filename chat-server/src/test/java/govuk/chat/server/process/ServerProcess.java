package govuk.chat.server.process;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.Caller;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, started the way the launcher starts it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path output;

    private ServerProcess(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts it and returns at once. {@code arguments} follow {@code server}. */
    static ServerProcess launch(Path folder, Map<String, String> variables, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of("server"));
        words.addAll(List.of(arguments));
        return command(folder, variables, words.toArray(String[]::new));
    }

    /** Starts any of the program's commands and returns at once. */
    static ServerProcess command(Path folder, Map<String, String> variables, String... words) throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "chat-server.jar").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        var output = Files.createTempFile(folder, "server", ".log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var all = new HashMap<>(Map.of("PORT", String.valueOf(port), "HOST", "127.0.0.1", "RATE_LIMIT_MAX", "0"));
        all.putAll(variables);
        builder.environment().putAll(all);
        return new ServerProcess(builder.start(), port, output);
    }

    /** Starts it and returns when it is ready. */
    static ServerProcess start(Path folder, Map<String, String> variables, String... arguments) throws Exception {
        var server = launch(folder, variables, arguments);
        try {
            Await.until(
                    "the server is ready", Duration.ofSeconds(60), () -> server.isReady() || !server.process.isAlive());
            if (server.process.isAlive()) {
                return server;
            }
            throw new AssertionError("the server ended: " + server.output());
        } catch (AssertionError e) {
            server.kill();
            throw e;
        }
    }

    Caller stranger() {
        return new Caller(this::uri);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    long pid() {
        return process.pid();
    }

    boolean isReady() throws Exception {
        try {
            return stranger().get("/ready").status() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end, at most 30 seconds. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the server is still running");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
