package govuk.chat.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.Caller;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process begins and ends. */
@SuppressWarnings("NullAway.Init")
class ProcessIT {
    private static final String SECRET = "a secret of at least thirty-two bytes";

    @TempDir
    Path folder;

    @Test
    void sigterm_isNotReadyAtOnce_letsTheAnswerEnd_andExitsWithZero() throws Exception {
        try (var server = ServerProcess.start(folder, Map.of("CHAT_ECHO_DELAY", "60ms", "SHUTDOWN_GRACE", "20s"))) {
            var caller = server.stranger().becomeVisitor();
            var reply = caller.sendOnly("Hello").at("/reply/id");
            caller.events(reply, "", 2);
            var events = CompletableFuture.supplyAsync(() -> {
                try {
                    return caller.events(reply, "", Integer.MAX_VALUE);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });

            server.terminate();

            Await.until("not ready", () -> !server.isReady());
            assertThat(events.join().getLast().type()).isEqualTo("reply.completed");
            assertThat(server.exitCode()).isZero();
        }
    }

    @Test
    void sigterm_withoutPatience_handsTheAnswerBackToTheNextStart() throws Exception {
        var slow = Map.of("CHAT_ECHO_DELAY", "200ms", "SHUTDOWN_GRACE", "0s");
        Caller caller;
        String reply;
        try (var server = ServerProcess.start(folder, slow)) {
            caller = server.stranger().becomeVisitor();
            reply = caller.sendOnly("Hello").at("/reply/id");
            caller.events(reply, "", 3);

            server.terminate();

            assertThat(server.exitCode()).isZero();
        }
        try (var server = ServerProcess.start(folder, Map.of("CHAT_ECHO_DELAY", "0ms"))) {
            var back = caller.at(server::uri);
            var ended = back.get("/api/v1/replies/" + reply + "?wait=20");

            assertThat(ended.at("/status")).isEqualTo("completed");
            assertThat(ended.at("/attempt")).isEqualTo("2");
            assertThat(back.get(caller.messages()).json().at("/messages")).hasSize(2);
        }
    }

    @Test
    void badSetting_stopsTheStartWithOneLine() throws Exception {
        try (var server = ServerProcess.launch(folder, Map.of("MAX_MESSAGE_LENGTH", "many"))) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output().lines())
                    .containsExactly("chat-server cannot start: chat.messages.maxMessageLength"
                            + " (in environment variable MAX_MESSAGE_LENGTH) is \"many\": expected a number");
        }
    }

    @Test
    void production_withoutSecrets_saysSoInALineForEach() throws Exception {
        try (var server = ServerProcess.launch(folder, Map.of("CHAT_ENV", "production"))) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("chat-server cannot start: sessionSecret is not set"),
                            line -> assertThat(line).startsWith("chat-server cannot start: auth.jwtSecret is not set"));
        }
    }

    @Test
    void dataDirectoryInUse_isSaidInOneLine() throws Exception {
        try (var first = ServerProcess.start(folder, Map.of("LOG_LEVEL", "WARN"));
                var second = ServerProcess.launch(folder, Map.of("LOG_LEVEL", "WARN"))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().lines()).hasSize(1);
            assertThat(second.output())
                    .startsWith("chat-server cannot start: chat.storage.dataDirectory is ")
                    .contains("another process is using");
            assertThat(first.isReady()).isTrue();
        }
    }

    @Test
    void portInUse_isSaidInOneLine() throws Exception {
        try (var first = ServerProcess.start(folder, Map.of("LOG_LEVEL", "WARN", "CHAT_DATA_DIR", "one"));
                var second = ServerProcess.launch(
                        folder,
                        Map.of(
                                "LOG_LEVEL",
                                "WARN",
                                "CHAT_DATA_DIR",
                                "two",
                                "PORT",
                                String.valueOf(first.uri("/").getPort())))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .startsWith("chat-server cannot start: server.applicationConnectors.port (PORT) is in use")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void production_logsJsonWithTheRequestId() throws Exception {
        var variables = Map.of("CHAT_ENV", "production", "SESSION_SECRET", SECRET, "JWT_SECRET", SECRET);
        try (var server = ServerProcess.start(folder, variables)) {
            server.stranger().call("GET", "/nowhere", "", Map.of("X-Request-ID", "find-me"));

            Await.until(
                    "the request is in the access log", () -> server.output().contains("find-me"));
            assertThat(server.output().lines()).allMatch(line -> line.startsWith("{"));
        }
    }
}
