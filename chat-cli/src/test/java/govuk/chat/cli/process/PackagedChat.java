package govuk.chat.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, and the packaged client to be run against it. */
final class PackagedChat implements AutoCloseable {
    static final String EMAIL = "anna@example.org";
    static final String PASSWORD = "correct horse battery staple";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path CLIENT = Path.of("target", "chat-cli.jar").toAbsolutePath();
    private static final Path SERVER =
            Path.of("..", "chat-server", "target", "chat-server.jar").toAbsolutePath();

    private final Path folder;
    private final Process server;
    private final String address;

    private PackagedChat(Path folder, Process server, String address) {
        this.folder = folder;
        this.server = server;
        this.address = address;
    }

    /** Waits until the server is ready. */
    static PackagedChat start(Path folder) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder(JAVA, "-Xmx256m", "-jar", SERVER.toString(), "server")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        String.valueOf(port),
                        "HOST",
                        "127.0.0.1",
                        "RATE_LIMIT_MAX",
                        "0",
                        "ADMIN_EMAIL",
                        EMAIL,
                        "ADMIN_PASSWORD",
                        PASSWORD,
                        "CHAT_ECHO_DELAY",
                        "100ms"));
        var chat = new PackagedChat(folder, builder.start(), "http://127.0.0.1:" + port);
        assertThat(chat.run("health", "--ready", "--wait", "90s").status()).isZero();
        return chat;
    }

    record Outcome(int status, String output, String messages) {}

    String address() {
        return address;
    }

    Path folder() {
        return folder;
    }

    /** The client with these arguments, as words of a command line. */
    static List<String> command(String... arguments) {
        // As the launcher does it: some Javas take a pipe for a terminal.
        var command = new ArrayList<>(List.of(JAVA, "-Djdk.console=java.base", "-jar", CLIENT.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    Process start(List<String> command, Path output, Path messages) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("CHAT_SERVER", address);
        builder.environment().put("HOME", folder.toString());
        return builder.redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
    }

    Outcome run(String... arguments) {
        return run(command(arguments));
    }

    Outcome run(List<String> command) {
        try {
            var output = Files.createTempFile(folder, "output", ".txt");
            var messages = Files.createTempFile(folder, "messages", ".txt");
            var process = start(command, output, messages);
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the client did not end");
            }
            return new Outcome(process.exitValue(), Files.readString(output), Files.readString(messages));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }
}
