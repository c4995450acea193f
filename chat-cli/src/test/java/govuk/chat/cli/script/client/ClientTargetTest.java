package govuk.chat.cli.script.client;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import govuk.chat.cli.script.server.ScriptTarget;
import govuk.chat.cli.script.server.ScriptTarget.Opened;
import govuk.chat.cli.script.server.ScriptTarget.Request;
import govuk.chat.server.testing.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter of the client library, against the real server. */
class ClientTargetTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void send_answer_hasTextEventsTimesAndRequestId() throws Exception {
        try (var target = target(server.uri(""))) {
            var answer = ask(target, "Is it open?", LIMIT);

            assertThat(answer.failure()).isEmpty();
            assertThat(answer.text()).contains("Is it open?");
            assertThat(answer.events())
                    .startsWith("reply.started", "reply.delta")
                    .endsWith("reply.completed");
            assertThat(answer.timing().firstToken().orElseThrow())
                    .isLessThanOrEqualTo(answer.timing().total());
            assertThat(answer.head().requestId()).isNotEmpty();
            assertThat(answer.head().header("Content-Type"))
                    .singleElement()
                    .asString()
                    .contains("json");
        }
    }

    @Test
    void send_refused_hasStatusCodeAndSentence() throws Exception {
        try (var target = target(server.uri(""))) {
            var answer = ask(target, "<script>alert(1)</script>", LIMIT);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.failure().orElseThrow())
                    .isInstanceOfSatisfying(
                            Failure.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("INVALID_INPUT"));
        }
    }

    @Test
    void send_sameKeyTwice_isOneMessage() throws Exception {
        try (var target = target(server.uri(""))) {
            var session = ((Opened.Session) target.open(LIMIT)).session();
            session.send("Once?", "key-1", LIMIT);
            session.send("Once?", "key-1", LIMIT);

            var path = "/api/v1/sessions/" + session.id() + "/messages";
            var messages = target.call(new Request("GET", path, Map.of(), Optional.empty()), LIMIT);

            assertThat(messages.text().split("\"role\":\"user\"", -1)).hasSize(2);
        }
    }

    @Test
    void send_slowAgent_isGivenUpAndStopped(@TempDir Path folder) throws Exception {
        try (var slow = RunningServer.start(folder, Map.of("CHAT_ECHO_DELAY", "30s"));
                var target = target(slow.uri(""))) {
            var session = ((Opened.Session) target.open(LIMIT)).session();

            var answer = session.send("Slow?", "key-1", Duration.ofSeconds(2));

            assertThat(answer.failure().orElseThrow()).isInstanceOf(Failure.Transport.class);
            var path = "/api/v1/sessions/" + session.id() + "/messages";
            var messages = target.call(new Request("GET", path, Map.of(), Optional.empty()), LIMIT);
            assertThat(messages.text()).contains("assistant");
        }
    }

    @Test
    void open_nobodyThere_isLost() throws Exception {
        try (var target = target(URI.create("http://127.0.0.1:" + unusedPort()))) {
            var refused = (Opened.Refused) target.open(LIMIT);

            assertThat(refused.answer().failure().orElseThrow()).isInstanceOf(Failure.Transport.class);
            assertThat(target.call(new Request("GET", "/live", Map.of(), Optional.empty()), LIMIT)
                            .failure()
                            .orElseThrow())
                    .isInstanceOf(Failure.Transport.class);
        }
    }

    @Test
    void open_strangerWhereNoneAreWelcome_isRefused(@TempDir Path folder) throws Exception {
        try (var closed = RunningServer.start(folder, Map.of("ANONYMOUS_CHAT", "false"));
                var target = target(closed.uri(""))) {
            var refused = (Opened.Refused) target.open(LIMIT);

            assertThat(refused.answer().status()).isEqualTo(401);
            assertThat(refused.answer().head().requestId()).isNotEmpty();
        }
    }

    @Test
    void call_emptyAuthorization_isAnonymous() throws Exception {
        try (var target = target(server.uri(""))) {
            target.open(LIMIT);

            assertThat(sessions(target, Map.of()).status()).isEqualTo(200);
            assertThat(sessions(target, Map.of("authorization", "")).status()).isEqualTo(401);
        }
    }

    @Test
    void call_headerThatNobodyMaySet_isSaid() throws Exception {
        try (var target = target(server.uri(""))) {
            assertThat(sessions(target, Map.of("Host", "elsewhere"))
                            .failure()
                            .orElseThrow()
                            .sentence())
                    .startsWith("This cannot be sent");
        }
    }

    private static Answer ask(ScriptTarget target, String text, Duration limit) throws Exception {
        var session = ((Opened.Session) target.open(limit)).session();
        return session.send(text, "a-key", limit);
    }

    private static Answer sessions(ScriptTarget target, Map<String, String> headers) throws Exception {
        return target.call(new Request("GET", "/api/v1/sessions", headers, Optional.empty()), LIMIT);
    }

    private static ScriptTarget target(URI address) {
        return new ServerRun(address).open("");
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
