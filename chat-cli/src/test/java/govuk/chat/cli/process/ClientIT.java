package govuk.chat.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client against the packaged server, both as processes of their own. */
class ClientIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path CLIENT = Path.of("target", "chat-cli.jar").toAbsolutePath();
    private static final Path SERVER =
            Path.of("..", "chat-server", "target", "chat-server.jar").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static Process server;
    private static String address;

    @BeforeAll
    static void startServer() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        var builder = new ProcessBuilder(JAVA, "-Xmx256m", "-jar", SERVER.toString(), "server")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT", String.valueOf(port),
                        "HOST", "127.0.0.1",
                        "RATE_LIMIT_MAX", "0",
                        "CHAT_ECHO_DELAY", "100ms"));
        server = builder.start();
        assertThat(chat("health", "--ready", "--wait", "90s").status()).isZero();
    }

    @AfterAll
    static void stopServer() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    private record Outcome(int status, String output, String messages) {}

    private static List<String> command(String... words) {
        var command = new ArrayList<>(List.of(JAVA, "-jar", CLIENT.toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static Process start(List<String> command, Path output, Path messages) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("CHAT_SERVER", address);
        builder.environment().put("HOME", folder.toString());
        return builder.redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
    }

    private static Outcome run(List<String> command) {
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

    private static Outcome chat(String... words) {
        return run(command(words));
    }

    @Test
    void ask_realServer_streamsTheAnswerAndKeepsTheSession() {
        var answer = chat("ask", "-o", "json", "How do I renew my passport?");

        assertThat(answer.status()).isZero();
        assertThat(answer.output()).contains("passport?", "\"status\":\"completed\"");
        var session = answer.output().replaceAll("(?s).*\"sessionId\":\"([^\"]+)\".*", "$1");
        assertThat(chat("sessions", "list").output()).contains(session);
        assertThat(chat("ask", "--session", session, "And then?").status()).isZero();
        assertThat(chat("sessions", "show", session).output()).contains("And then?", "passport?");
        assertThat(chat("sessions", "delete", session, "--yes").status()).isZero();
        assertThat(chat("sessions", "show", session).status()).isEqualTo(2);
    }

    @Test
    void doctor_realServer_findsNothingBad() {
        var outcome = chat("doctor");

        assertThat(outcome.output())
                .contains("the answer comes as it is written")
                .doesNotContain("BAD");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void ask_intoHead_endsQuietly() {
        var pipe = String.join(" ", command("ask", "-o", "jsonl", "'one two three four five'")) + " | head -n 1";

        var outcome = run(List.of("bash", "-c", pipe + "; exit ${PIPESTATUS[0]}"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).hasLineCount(1);
        assertThat(outcome.messages()).isEmpty();
    }

    @Test
    void ask_diskFull_isSaid() {
        var outcome = run(List.of("bash", "-c", String.join(" ", command("ask", "Hello")) + " >/dev/full"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.messages()).contains("No space left on device").hasLineCount(1);
    }

    @Test
    void ask_controlC_endsWith130AndStopsTheAgent() throws Exception {
        var output = Files.createTempFile(folder, "output", ".txt");
        var messages = Files.createTempFile(folder, "messages", ".txt");
        var client = start(command("ask", "-o", "jsonl", "word ".repeat(150)), output, messages);
        Await.until(
                "a piece of the answer",
                Duration.ofSeconds(60),
                () -> Files.readString(output).contains("reply.delta"));
        var reply = Files.readString(output).replaceAll("(?s).*?\"replyId\":\"([^\"]+)\".*", "$1");

        new ProcessBuilder("kill", "-INT", String.valueOf(client.pid())).start().waitFor();

        assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isEqualTo(130);
        assertThat(reply).isNotEmpty();
        var last = chat("sessions", "list", "--limit", "1", "-o", "jsonl").output();
        var session = last.replaceAll("(?s).*\"sessionId\":\"([^\"]+)\".*", "$1");
        // The part that was written is a message of its own, and it is not the whole of it.
        var show = new String[] {"sessions", "show", session, "-o", "jsonl"};
        Await.until(
                "the answer has ended",
                Duration.ofSeconds(30),
                () -> chat(show).output().lines().count() == 2);
        assertThat(chat(show).output()).doesNotContain("start the chat again");
    }

    @Test
    void talk_underATerminal_answersAndLeavesWithTwoControlC() throws Exception {
        var socket = "chat-it-" + ProcessHandle.current().pid();
        var status = folder.resolve("talk.status");
        var script = "CHAT_SERVER=" + address + " HOME=" + folder + " " + String.join(" ", command("talk"))
                + "; echo $? >" + status;
        try {
            tmux(socket, "new-session", "-d", "-x", "50", "-y", "20", "bash", "-c", script);
            awaitScreen(socket, "you>");
            tmux(socket, "send-keys", "-l", "How are you");
            tmux(socket, "send-keys", "Enter");
            awaitScreen(socket, "start the chat again");
            tmux(socket, "send-keys", "-l", "word ".repeat(100));
            tmux(socket, "send-keys", "Enter");
            awaitScreen(socket, "\n> word");
            tmux(socket, "send-keys", "C-c");
            awaitScreen(socket, "Stopped.");
            tmux(socket, "send-keys", "C-c");
            awaitScreen(socket, "Ctrl-C again");
            tmux(socket, "send-keys", "C-c");
            Await.until(
                    "the exit code",
                    Duration.ofSeconds(30),
                    () -> Files.exists(status) && !Files.readString(status).isBlank());
            assertThat(Files.readString(status)).isEqualTo("130\n");
        } finally {
            tmux(socket, "kill-server");
        }
    }

    private static Outcome tmux(String socket, String... words) {
        var command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(words));
        return run(command);
    }

    private static void awaitScreen(String socket, String text) {
        Await.until(
                "on the screen: " + text,
                Duration.ofSeconds(60),
                () -> tmux(socket, "capture-pane", "-p").output().contains(text));
    }
}
