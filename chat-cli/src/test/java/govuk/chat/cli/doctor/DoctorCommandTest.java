package govuk.chat.cli.doctor;

import static govuk.chat.core.testing.FakeChatApi.completed;
import static govuk.chat.core.testing.FakeChatApi.delta;
import static govuk.chat.core.testing.FakeChatApi.events;
import static govuk.chat.core.testing.FakeChatApi.failed;
import static govuk.chat.core.testing.FakeChatApi.html;
import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.message;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static govuk.chat.core.testing.FakeChatApi.reply;
import static govuk.chat.core.testing.FakeChatApi.sent;
import static govuk.chat.core.testing.FakeChatApi.session;
import static govuk.chat.core.testing.FakeChatApi.started;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.testing.CliRun;
import govuk.chat.core.testing.FakeChatApi;
import govuk.chat.core.testing.FakeOpenAiAgent.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
    private static final Behaviour LIVE = json(200, "{\"status\": \"live\"}");
    private static final Behaviour HEALTHY =
            json(200, "{\"status\": \"healthy\", \"services\": {\"database\": {\"status\": \"healthy\"}}}");
    private static final Behaviour DELETED = wire -> wire.whole(204, "X: y", "");

    private final FakeChatApi server = new FakeChatApi();
    private CliRun cli;

    @BeforeEach
    void startIn(@TempDir Path home) {
        cli = new CliRun(home).at(server.url());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Behaviour liveAt(Instant time) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
        return wire -> wire.whole(200, "Content-Type: application/json\r\nDate: " + date, "{\"status\": \"live\"}");
    }

    /** The reply {@code r1}, which took two seconds to write. */
    private static Behaviour writtenInTwoSeconds() {
        return json(
                200,
                reply(
                        "completed",
                        ", \"message\": " + message("m2", "assistant", "Hey").replace("12:00:00Z", "12:00:02Z")));
    }

    @Test
    void doctor_allWell_saysSo() {
        server.next(LIVE, liveAt(Instant.now()), HEALTHY, session(), sent(), events(started(), completed(0)));
        server.next(json(200, reply("completed", ", \"message\": " + message("m2", "assistant", "Hey"))), DELETED);

        var outcome = cli.run("doctor");

        assertThat(outcome.output())
                .hasLineCount(7)
                .doesNotContain("BAD", "odd")
                .contains("both clocks agree");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void doctor_proxyHoldsBack_isFound() {
        server.next(LIVE, liveAt(Instant.now()), HEALTHY, session(), sent());
        server.next(events(started() + delta(0, "Hey") + completed(3)), writtenInTwoSeconds(), DELETED);

        var outcome = cli.run("doctor");

        assertThat(outcome.output()).contains("BAD  stream", "a proxy holds the answer back", "proxy_buffering off");
        assertThat(outcome.status()).isEqualTo(5);
    }

    @Test
    void doctor_agentAway_isFound() {
        server.next(LIVE, liveAt(Instant.now()), HEALTHY, session(), sent());
        server.next(events(started(), failed(0, "AGENT_UNAVAILABLE")), DELETED);

        var outcome = cli.run("doctor");

        assertThat(outcome.output()).contains("the agent gave no answer: The agent is away.");
        assertThat(outcome.status()).isEqualTo(6);
    }

    @Test
    void doctor_wrongClock_isFound() {
        server.next(LIVE, liveAt(Instant.now().minusSeconds(600)), HEALTHY);

        var outcome = cli.run("doctor", "--no-question");

        assertThat(outcome.output()).contains("BAD  clock", "NTP");
        assertThat(outcome.status()).isEqualTo(5);
    }

    @Test
    void doctor_limited_isRemarked() {
        server.next(
                LIVE,
                liveAt(Instant.now()),
                json(200, "{\"status\": \"limited\", \"services\": {\"redis\": {\"status\": \"offline\"}}}"));

        var outcome = cli.run("doctor", "--no-question");

        assertThat(outcome.output()).contains("odd  health", "is limited: redis is offline");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void doctor_offline_isFound() {
        server.next(
                LIVE,
                LIVE,
                json(503, "{\"status\": \"offline\", \"services\": {\"database\": {\"status\": \"offline\"}}}"));

        assertThat(cli.run("doctor", "--no-question").output())
                .contains("BAD  health", "database is offline", "does not say what time it is");
    }

    @Test
    void doctor_refusedSignIn_isFound() {
        server.next(LIVE, liveAt(Instant.now()), HEALTHY).always(problem(401, "UNAUTHENTICATED"));

        var outcome = cli.with("CHAT_TOKEN", "a.b.c").run("doctor", "--no-question");

        assertThat(outcome.output())
                .contains("BAD  sign-in", "CHAT_TOKEN", "chat auth login")
                .doesNotContain("a.b.c");
        assertThat(outcome.status()).isEqualTo(4);
    }

    @Test
    void doctor_knownVisitor_isWell() {
        server.next(
                LIVE, liveAt(Instant.now()), HEALTHY, problem(401, "UNAUTHENTICATED"), json(200, "{\"sessions\": []}"));

        assertThat(cli.with("CHAT_TOKEN", "a.b.c")
                        .run("doctor", "--no-question")
                        .output())
                .contains("a visitor whom the server knows");
    }

    @Test
    void doctor_somethingElseAnswers_isFoundAndTheRestLeftOut() {
        server.always(html(200));

        var outcome = cli.run("doctor", "-o", "jsonl");

        assertThat(outcome.output()).hasLineCount(3).contains("\"level\":\"bad\"", "Something else answers");
        assertThat(outcome.status()).isEqualTo(5);
    }

    @Test
    void doctor_nobodyThere_isFound() {
        var outcome = cli.at(URI.create("https://127.0.0.1:" + closedPort())).run("doctor");

        assertThat(outcome.output()).contains("BAD  connection", "Start the server");
    }

    @Test
    void doctor_noSuchName_isFound() {
        var outcome = cli.at(URI.create("http://no-such-host.invalid")).run("doctor");

        assertThat(outcome.output()).contains("BAD  name", "there is no host no-such-host.invalid");
        assertThat(outcome.status()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "TERM, xterm, true",
        "TERM, dumb, false",
        "NO_COLOR, 1, false",
        "CHAT_COLOR, never, false",
        "CHAT_COLOR, always, true"
    })
    void doctor_onTerminal_paintsUnlessSomebodyIsAgainstIt(String variable, String value, boolean isPainted) {
        server.next(LIVE, liveAt(Instant.now()), HEALTHY);

        var outcome =
                cli.onTerminal().with("TERM", "xterm").with(variable, value).run("doctor", "--no-question");

        assertThat(outcome.output().contains("\u001b[32m")).isEqualTo(isPainted);
    }

    @Test
    void doctor_strangeColor_isRefused() {
        assertThat(cli.run("doctor", "--color", "mauve").messages()).contains("--color: \"mauve\" is none of");
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
