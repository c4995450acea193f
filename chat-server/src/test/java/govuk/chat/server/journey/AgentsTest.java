package govuk.chat.server.journey;

import static govuk.chat.core.testing.FakeOpenAiAgent.body;
import static govuk.chat.core.testing.FakeOpenAiAgent.saying;
import static govuk.chat.core.testing.FakeOpenAiAgent.sayingThenDropping;
import static govuk.chat.core.testing.FakeOpenAiAgent.sayingThenSilent;
import static govuk.chat.core.testing.FakeOpenAiAgent.silent;
import static govuk.chat.core.testing.FakeOpenAiAgent.status;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.core.testing.FakeWebSocketAgent;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents that behave, and agents that do not, behind the real server: every reply ends in a plain sentence, and the server goes on. */
@SuppressWarnings("NullAway.Init")
class AgentsTest {
    @TempDir
    static Path data;

    private static FakeOpenAiAgent agent;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        agent = new FakeOpenAiAgent();
        var variables = Map.of(
                "AI_AGENT_URL", agent.url().toString(),
                "AI_AGENT_API_KEY", "key-for-the-agent",
                "AI_AGENT_MODEL", "fake",
                "AI_AGENT_FIRST_TOKEN_LIMIT", "1s",
                "AI_AGENT_SILENCE_LIMIT", "1s",
                "AI_AGENT_RETRY_DELAY", "10ms",
                // One agent misbehaves here in every way there is, and is to be asked all the same.
                "AI_AGENT_BREAKER_CALLS", "10000");
        server = RunningServer.start(data.resolve("http"), variables);
    }

    @AfterAll
    static void stop() {
        server.close();
        agent.close();
    }

    @Test
    void openAiAgent_answersAndIsGivenTheConversation() throws Exception {
        agent.always(saying("Go to ", "GOV.UK", "."));
        var caller = server.visitor();

        var first = caller.send("Where?");
        caller.send("Again?");

        assertThat(first.at("/reply/message/content")).isEqualTo("Go to GOV.UK.");
        var asked = agent.requests().getLast();
        assertThat(asked.header("Authorization")).isEqualTo("Bearer key-for-the-agent");
        assertThat(asked.body()).contains("\"model\":\"fake\"", "Where?", "Go to GOV.UK.", "Again?");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void badAgent_endsTheReplyInAPlainSentence(
            String name, FakeOpenAiAgent.Behaviour behaviour, String code, String part) throws Exception {
        agent.always(behaviour);
        var caller = server.visitor();

        var sent = caller.send("Hello?");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.at("/reply/status")).isEqualTo("failed");
        assertThat(sent.at("/reply/error/code")).isEqualTo(code);
        assertThat(sent.at("/reply/error/message"))
                .matches("[A-Z][^{}<>]+\\.")
                .doesNotContain("Exception", "127.0.0.1", "key-for-the-agent", "HTTP");
        assertThat(sent.at("/reply/message/content")).startsWith(part);
        assertThat(caller.events(sent.at("/reply/id"), "", Integer.MAX_VALUE)
                        .getLast()
                        .type())
                .isEqualTo("reply.failed");

        agent.always(saying("Here again."));
        assertThat(caller.send("And now?").at("/reply/status")).isEqualTo("completed");
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of("silent", silent(), "AGENT_TIMEOUT", ""),
                Arguments.of("silent in the middle", sayingThenSilent("Half"), "AGENT_TIMEOUT", "Half"),
                Arguments.of("dropping the connection", sayingThenDropping("Half"), "AGENT_UNAVAILABLE", "Half"),
                Arguments.of("sending garbage", body("text/event-stream", "data: {nonsense\n\n"), "AGENT_ERROR", ""),
                Arguments.of("sending HTML", body("text/html", "<html>"), "AGENT_ERROR", ""),
                Arguments.of("saying nothing", body("text/event-stream", "data: [DONE]\n\n"), "AGENT_ERROR", ""),
                Arguments.of("sending 10 MB", saying(tenMegabytes()), "ANSWER_TOO_LONG", "long"),
                Arguments.of("401", status(401), "AGENT_REFUSED", ""),
                Arguments.of("429", status(429, "7"), "AGENT_BUSY", ""),
                Arguments.of("500", status(500), "AGENT_UNAVAILABLE", ""));
    }

    @Test
    void stop_endsTheAgentsWork() throws Exception {
        agent.always(sayingThenSilent("Part"));
        var caller = server.visitor();
        var closedBefore = agent.closedByClient();
        var reply = caller.sendOnly("Hello?").at("/reply/id");
        caller.events(reply, "", 2);

        var stopped = caller.call("DELETE", "/api/v1/replies/" + reply, "", Map.of());

        agent.awaitClosedByClient(closedBefore + 1);
        assertThat(stopped.at("/status")).isEqualTo("cancelled");
        assertThat(stopped.at("/message/content")).isEqualTo("Part");
    }

    @Test
    void agentAway_failsInAPlainSentence() throws Exception {
        var gone = new FakeOpenAiAgent();
        var url = gone.url().toString();
        gone.close();
        try (var other = RunningServer.start(data.resolve("gone"), Map.of("AI_AGENT_URL", url))) {
            assertThat(other.visitor().send("Hello?").at("/reply/error/code")).isEqualTo("AGENT_UNAVAILABLE");
        }
    }

    @Test
    void webSocketAgent_answers_andIsToldToStop() throws Exception {
        try (var socket = new FakeWebSocketAgent();
                var other = RunningServer.start(
                        data.resolve("ws"), Map.of("AI_AGENT_URL", socket.url().toString()))) {
            socket.next(FakeWebSocketAgent.saying("he", "llo"), FakeWebSocketAgent.sayingThenSilent("Part"));
            var caller = other.visitor();

            assertThat(caller.send("Hello?").at("/reply/message/content")).isEqualTo("hello");

            var reply = caller.sendOnly("More?").at("/reply/id");
            caller.events(reply, "", 2);
            var stopped = caller.call("DELETE", "/api/v1/replies/" + reply, "", Map.of());

            socket.awaitFrames("cancel", 1);
            assertThat(stopped.at("/message/content")).isEqualTo("Part");
            assertThat(socket.handshakeHeader(0, "X-Session-ID")).isEqualTo(caller.session());
        }
    }

    private static String[] tenMegabytes() {
        var pieces = new String[100];
        java.util.Arrays.fill(pieces, "long " + "x".repeat(100_000));
        return pieces;
    }
}
