package govuk.chat.cli.command;

import static govuk.chat.core.testing.FakeChatApi.completed;
import static govuk.chat.core.testing.FakeChatApi.delta;
import static govuk.chat.core.testing.FakeChatApi.event;
import static govuk.chat.core.testing.FakeChatApi.events;
import static govuk.chat.core.testing.FakeChatApi.eventsThenDrop;
import static govuk.chat.core.testing.FakeChatApi.eventsThenSilence;
import static govuk.chat.core.testing.FakeChatApi.failed;
import static govuk.chat.core.testing.FakeChatApi.html;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static govuk.chat.core.testing.FakeChatApi.sent;
import static govuk.chat.core.testing.FakeChatApi.session;
import static govuk.chat.core.testing.FakeChatApi.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.cli.testing.CliRun;
import govuk.chat.cli.testing.CliRun.Outcome;
import govuk.chat.core.testing.FakeChatApi;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskCommandTest {
    private final FakeChatApi server = new FakeChatApi();
    private CliRun cli;

    @BeforeEach
    void startIn(@TempDir Path home) throws IOException {
        cli = new CliRun(home.toRealPath()).at(server.url());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void answering(String... pieces) {
        server.next(session(), sent(), events(stream(pieces)));
    }

    private static String[] stream(String... pieces) {
        var stream = Stream.<String>builder().add(started());
        var length = 0;
        for (var piece : pieces) {
            stream.add(delta(length, piece));
            length += piece.length();
        }
        return stream.add(completed(length)).build().toArray(String[]::new);
    }

    /** What every failure promises. */
    private static void assertFailure(Outcome outcome, int status, String words) {
        assertThat(outcome.messages())
                .contains(words)
                .hasLineCount(1)
                .startsWith("chat: ")
                .doesNotContain("\tat ");
        assertThat(outcome.status()).isEqualTo(status);
    }

    @Test
    void ask_question_printsTheAnswerAndNothingElse() {
        answering("He", "y");

        var outcome = cli.run("ask", "Hello?");

        assertThat(outcome).isEqualTo(new Outcome(0, "Hey\n", ""));
        assertThat(server.requests().get(1).body()).isEqualTo("{\"content\":\"Hello?\"}");
    }

    @Test
    void ask_noStream_printsTheSame() {
        answering("He", "y");

        assertThat(cli.run("ask", "--no-stream", "Hello?")).isEqualTo(new Outcome(0, "Hey\n", ""));
    }

    @Test
    void ask_dash_readsStandardInput() {
        answering("Hey");

        assertThat(cli.typing("From a pipe\n").run("ask", "-").status()).isZero();
        assertThat(server.requests().get(1).body()).contains("From a pipe");
    }

    @Test
    void ask_session_asksInIt() {
        server.next(sent(), events(stream("Hey")));

        assertThat(cli.run("ask", "--session", "s1", "Hello?").status()).isZero();
        assertThat(server.requests().getFirst().line()).startsWith("POST /api/v1/sessions/s1/messages");
    }

    @Test
    void ask_json_isOneObject() throws IOException {
        answering("He", "y");

        var outcome = cli.run("ask", "-o", "json", "Hello?");

        assertThat(outcome.output()).hasLineCount(1);
        assertThat(new ObjectMapper().readTree(outcome.output())).isEqualTo(new ObjectMapper().readTree("""
            {"sessionId": "s1", "messageId": "m1", "replyId": "r1", "status": "completed", "text": "Hey"}\
            """));
    }

    @Test
    void ask_jsonl_isOneEventALine() throws IOException {
        server.next(
                session(),
                sent(),
                events(
                        started(),
                        delta(0, "He"),
                        event(20_000_000, "reply.restarted", ", \"attempt\": 2"),
                        event(20_000_001, "reply.cancelled", "")));

        var outcome = cli.run("ask", "-o", "jsonl", "Hello?");

        var json = new ObjectMapper();
        assertThat(outcome.output().lines().map(line -> {
                    try {
                        return json.readTree(line).path("type").asText();
                    } catch (IOException e) {
                        return e.toString();
                    }
                }))
                .containsExactly("reply.started", "reply.delta", "reply.restarted", "reply.cancelled");
        assertFailure(outcome, 6, "stopped before its end");
    }

    @Test
    void ask_restartedAfterText_saysSo() {
        server.next(
                session(),
                sent(),
                events(
                        started(),
                        delta(0, "Bla"),
                        event(20_000_000, "reply.restarted", ", \"attempt\": 2"),
                        event(20_000_003, "reply.delta", ", \"text\": \"Hey\""),
                        event(20_000_004, "reply.completed", ", \"messageId\": \"m2\"")));

        var outcome = cli.run("ask", "Hello?");

        assertThat(outcome.output()).isEqualTo("Bla\nHey\n");
        assertThat(outcome.messages()).contains("begins again");
    }

    @Test
    void ask_onTerminal_cannotBeDrivenByTheAgentAndSaysHowToGoOn() {
        answering("\\u001b[2J", "Hey");

        var outcome = cli.onTerminal().run("ask", "Hello?");

        assertThat(outcome.output()).isEqualTo("␛[2JHey\n");
        assertThat(outcome.messages()).contains("--session s1");
    }

    @Test
    void ask_intoAPipe_passesTheAnswerOnAsItIs() {
        answering("\\u001b[2J");

        assertThat(cli.run("ask", "Hello?").output()).isEqualTo("\u001b[2J\n");
    }

    @Test
    void ask_newVisitor_isKnownTheNextTime() throws IOException {
        answering("Hey");
        cli.run("ask", "Hello?");
        server.next(sent(), events(stream("Hey")));

        cli.run("ask", "--session", "s1", "Again?");

        assertThat(server.requests().get(3).header("Authorization")).isEqualTo("Bearer visitor-token");
        try (var files = Files.list(cli.home().resolve(".local/state/chat-cli"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void ask_anotherServer_neverSeesTheToken() {
        answering("Hey");
        cli.run("ask", "Hello?");
        try (var other = new FakeChatApi()) {
            other.next(session(), sent(), events(stream("Hey")));

            cli.at(other.url()).run("ask", "Hello?");

            assertThat(other.requests().getFirst().header("Authorization")).isEmpty();
        }
    }

    @Test
    void ask_tokenFileOpenToOthers_isRefused() throws IOException {
        answering("Hey");
        cli.run("ask", "Hello?");
        try (var files = Files.list(cli.home().resolve(".local/state/chat-cli"))) {
            Files.setPosixFilePermissions(
                    files.findFirst().orElseThrow(), PosixFilePermissions.fromString("rw-r--r--"));
        }

        var outcome = cli.run("ask", "Hello?");

        assertFailure(outcome, 2, "can be read by others");
        assertThat(outcome.messages()).contains("chmod 600 ").doesNotContain("visitor-token");
    }

    @Test
    void ask_tokenWithALineBreak_isRefusedWithoutBeingShown() {
        var outcome = cli.with("CHAT_TOKEN", "se cret").run("ask", "Hello?");

        assertFailure(outcome, 2, "CHAT_TOKEN");
        assertThat(outcome.messages()).doesNotContain("cret");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_INPUT, 2",
        "401, UNAUTHENTICATED, 4",
        "403, FORBIDDEN, 4",
        "404, SESSION_NOT_FOUND, 2",
        "409, CONFLICT, 2",
        "422, PERSONAL_DATA, 2",
        "500, INTERNAL_ERROR, 5",
        "503, SERVICE_OFFLINE, 5",
        "503, AGENT_UNAVAILABLE, 6",
        "503, CIRCUIT_BREAKER_OPEN, 6"
    })
    void ask_refused_endsAsTheTableSays(int status, String code, int exit) {
        server.always(problem(status, code));

        var outcome = cli.with("CHAT_TOKEN", "secret").run("ask", "--timeout", "5s", "Hello?");

        assertFailure(outcome, exit, "That went wrong.");
        assertThat(outcome.messages()).contains(code, "request req-1").doesNotContain("secret");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void ask_tooOften_saysWhenToComeAgain() {
        server.always(problem(429, "RATE_LIMITED", "Retry-After: 600"));

        assertFailure(cli.run("ask", "Hello?"), 6, "Try again in 10 min.");
    }

    @Test
    void ask_signedOut_saysHowToSignIn() {
        server.always(problem(401, "UNAUTHENTICATED"));

        assertFailure(cli.run("ask", "Hello?"), 4, "chat auth login");
    }

    @Test
    void ask_agentAway_isSaid() {
        server.next(session(), sent(), events(started(), failed(0, "AGENT_UNAVAILABLE")));

        assertFailure(cli.run("ask", "Hello?"), 6, "The agent is away. (AGENT_UNAVAILABLE)");
    }

    @Test
    void ask_failedAfterAPart_keepsThePart() {
        server.next(session(), sent(), events(started(), delta(0, "He"), failed(2, "AGENT_TIMEOUT")));

        var outcome = cli.run("ask", "-o", "json", "Hello?");

        assertFailure(outcome, 6, "AGENT_TIMEOUT");
        assertThat(outcome.output()).contains("\"text\":\"He\"", "\"status\":\"failed\"", "\"code\":\"AGENT_TIMEOUT\"");
    }

    @Test
    void ask_html_isSaidNotToBeAChat() {
        server.always(html(200));

        assertFailure(cli.run("ask", "Hello?"), 5, "not this chat");
    }

    @Test
    void ask_nobodyThere_isSaid() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFailure(cli.at(URI.create("http://127.0.0.1:" + port)).run("ask", "Hello?"), 5, "Is the server running?");
    }

    @Test
    void ask_slowServer_endsInTime() {
        server.always(FakeOpenAiAgent.silent());

        assertFailure(cli.run("ask", "--timeout", "200ms", "Hello?"), 5, "in time");
    }

    @Test
    void ask_answerWithoutEnd_endsInTimeWithThePart() {
        server.next(session(), sent()).always(eventsThenSilence(started(), delta(0, "He")));

        var outcome = cli.run("ask", "--timeout", "500ms", "Hello?");

        assertFailure(outcome, 5, "in time");
        assertThat(outcome.output()).isEqualTo("He");
    }

    @Test
    void ask_droppedInTheMiddle_goesOn() {
        server.next(session(), sent(), eventsThenDrop(started(), delta(0, "He")), events(delta(2, "y"), completed(3)));

        assertThat(cli.run("ask", "Hello?")).isEqualTo(new Outcome(0, "Hey\n", ""));
    }

    @Test
    void ask_readerHasGone_endsQuietly() {
        answering("Hey");

        var outcome = cli.writingTo(failing("Broken pipe")).run("ask", "Hello?");

        assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void ask_diskFull_isSaid() {
        answering("Hey");

        assertFailure(
                cli.writingTo(failing("No space left on device")).run("ask", "Hello?"), 1, "No space left on device");
    }

    @Test
    void ask_debug_showsWhere() {
        server.always(html(200));

        assertThat(cli.run("ask", "--debug", "Hello?").messages()).contains("\tat govuk.chat");
    }

    @ParameterizedTest
    @CsvSource({
        "'ask', 2, Missing required parameter",
        "'ask|', 2, there is no question",
        "'ask|-', 2, there is no question",
        "'ask|a|b', 2, there is no \"b\"",
        "'ask|--sesion|x|q', 2, Did you mean \"--session\"",
        "'ask|--session|no id|q', 2, is no id of a session",
        "'ask|--timeout|soon|q', 2, '--timeout: \"soon\" is no duration'",
        "'ask|--output|xml|q', 2, none of text",
        "'ask|--server|ftp://x|q', 2, '--server: this is no address'",
        "'ask|--context|nowhere|q', 2, there is no context",
        "'ask|--ca|missing.pem|q', 2, 'ca: cannot read'",
        "'aks|q', 2, Did you mean \"ask\"",
    })
    void ask_wrongUsage_saysWhatIsWrong(String arguments, int status, String words) {
        assertFailure(cli.run(arguments.split("\\|", -1)), status, words);
    }

    private static OutputStream failing(String words) {
        return new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                throw new IOException(words);
            }
        };
    }
}
