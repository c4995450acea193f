package govuk.chat.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client in the hands of somebody at a terminal, above all: Ctrl-C in every phase. */
class TerminalIT {
    @TempDir
    private static Path folder;

    private static PackagedChat chat;

    @BeforeAll
    static void start() throws Exception {
        chat = PackagedChat.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        chat.close();
    }

    @Test
    void talk_answers_stopsWithControlC_andLeavesWithTwo() throws Exception {
        try (var terminal = new Terminal(chat, chat.address(), "talk")) {
            terminal.awaitText("you>").type("How are you").awaitText("start the chat again");
            terminal.type("word ".repeat(100)).awaitText("\n> word");
            terminal.press("C-c").awaitText("Stopped.");
            terminal.press("C-c").awaitText("Ctrl-C again");
            terminal.press("C-c");

            assertThat(terminal.awaitExit()).isEqualTo(130);
        }
    }

    @Test
    void ask_controlCInTheMiddle_endsWith130_andStopsTheAgent() throws Exception {
        try (var terminal = new Terminal(chat, chat.address(), "ask", "'" + "word ".repeat(150) + "'")) {
            terminal.awaitText("word word").press("C-c");

            assertThat(terminal.awaitExit()).isEqualTo(130);
        }
        var session = chat.run("sessions", "list", "--limit", "1", "-o", "jsonl")
                .output()
                .replaceAll("(?s).*\"sessionId\":\"([^\"]+)\".*", "$1");
        // The part that was written is a message of its own, and it is not the whole of it.
        var show = new String[] {"sessions", "show", session, "-o", "jsonl"};
        Await.until(
                "the answer has ended",
                Duration.ofSeconds(30),
                () -> chat.run(show).output().lines().count() == 2);
        assertThat(chat.run(show).output()).doesNotContain("start the chat again");
    }

    @Test
    void login_asksForThePassword_andDoesNotShowIt() throws Exception {
        try (var terminal = new Terminal(chat, chat.address(), "auth", "login")) {
            terminal.awaitText("Email:").type(PackagedChat.EMAIL);
            terminal.awaitText("Password:").type(PackagedChat.PASSWORD);

            assertThat(terminal.awaitExit()).isZero();
            assertThat(terminal.screen())
                    .contains("signed in at", PackagedChat.EMAIL)
                    .doesNotContain(PackagedChat.PASSWORD);
        }
        assertThat(chat.run("auth", "status").output()).contains(PackagedChat.EMAIL);
        assertThat(chat.run("auth", "logout").status()).isZero();
    }

    @Test
    void login_controlCAtThePassword_endsWith130_andTheTerminalShowsWhatIsTyped() throws Exception {
        try (var terminal = new Terminal(chat, chat.address(), "auth", "login", "--email", PackagedChat.EMAIL)) {
            terminal.awaitText("Password:").press("C-c");

            assertThat(terminal.awaitExit()).isEqualTo(130);
            terminal.type("shown again").awaitText("shown again");
        }
    }

    /** Somebody listens at the address, and never answers. */
    @Test
    void ask_controlCWhileConnecting_endsWith130() throws Exception {
        try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var terminal = new Terminal(chat, "http://127.0.0.1:" + deaf.getLocalPort(), "ask", "Hello")) {
            deaf.accept();

            terminal.press("C-c");

            assertThat(terminal.awaitExit()).isEqualTo(130);
            assertThat(terminal.screen()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void run_controlCInTheMiddle_endsWith130_andStillReports() throws Exception {
        var script = Files.writeString(folder.resolve("long.chat.yaml"), """
            name: a long answer
            steps:
              - user: "%s"
            """.formatted("word ".repeat(150)));
        var report = folder.resolve("report.xml");
        try (var terminal =
                new Terminal(chat, chat.address(), "run", script.toString(), "--junit", report.toString())) {
            Await.until(
                    "the answer is being read",
                    Duration.ofSeconds(60),
                    () -> metrics().contains("chat_active_connections 1.0"));

            terminal.press("C-c");

            assertThat(terminal.awaitExit()).isEqualTo(130);
            assertThat(Files.readString(report)).contains("<testsuite");
        }
    }

    private static String metrics() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(chat.address() + "/metrics"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
