package govuk.chat.core.agent.websocket;

import static govuk.chat.core.testing.FakeWebSocketAgent.responding;
import static govuk.chat.core.testing.FakeWebSocketAgent.saying;
import static govuk.chat.core.testing.FakeWebSocketAgent.sayingThenDropping;
import static govuk.chat.core.testing.FakeWebSocketAgent.sayingThenSilent;
import static govuk.chat.core.testing.FakeWebSocketAgent.streaming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.testing.AgentRequests;
import govuk.chat.core.testing.Asking;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeWebSocketAgent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketAgentTest {
    private static final Reopening QUICK = new Reopening(Duration.ofMillis(2), Duration.ofMillis(10), 3);
    private static final ConnectionSettings CONNECTIONS =
            new ConnectionSettings(4, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(30), QUICK);

    private final FakeWebSocketAgent server = new FakeWebSocketAgent();
    private final SessionId session = new SessionId(UUID.randomUUID().toString());
    private WebSocketAgent agent = agentWith(CONNECTIONS);

    @AfterEach
    void close() {
        agent.close();
        server.close();
    }

    private WebSocketAgent agentWith(ConnectionSettings connections) {
        return agentWith(new WebSocketSettings(server.url(), "", 20, connections));
    }

    private static WebSocketAgent agentWith(WebSocketSettings settings) {
        return new WebSocketAgent(settings, Clock.systemUTC(), new TimeOrderedIds(Clock.systemUTC()));
    }

    private Asking ask(String question) {
        return Asking.start(agent, AgentRequests.asking(question, session));
    }

    private static AgentException failure(Asking asking) {
        assertThat(asking.failure()).isInstanceOf(AgentException.class);
        return (AgentException) asking.failure();
    }

    @Test
    void ask_deltas_comeAsTheyAre() {
        server.always(saying("He", "y ", "", "😀\n\"you\""));

        var asking = ask("Hello?");

        assertThat(asking.metadata().isEmpty()).isTrue();
        assertThat(asking.pieces()).containsExactly("He", "y ", "😀\n\"you\"");
    }

    @Test
    void ask_whileTheAgentWrites_handsOnEachPieceAtOnce() {
        var gate = new Semaphore(0);
        server.always((message, wire) -> {
            wire.delta(message, "one ");
            gate.acquire();
            wire.delta(message, "two");
            wire.response(message, "");
        });

        var asking = ask("Hi").awaitPieces(1);

        assertThat(asking.text()).isEqualTo("one ");
        gate.release();
        asking.metadata();
        assertThat(asking.text()).isEqualTo("one two");
    }

    @Test
    void ask_question_sendsHeadersAndConversation() throws IOException {
        agent = agentWith(new WebSocketSettings(server.url(), "sesame", 2, CONNECTIONS));
        var request = AgentRequests.askingAfter(List.of("one", "two", "three", "four"), "five");

        Asking.start(agent, request).metadata();

        var question = request.question();
        assertThat(server.handshakeHeader(0, "X-Session-ID"))
                .isEqualTo(question.session().value());
        assertThat(server.handshakeHeader(0, "X-User-ID"))
                .isEqualTo(request.owner().key());
        assertThat(server.handshakeHeader(0, "Authorization")).isEqualTo("Bearer sesame");
        var frame = server.frames().getFirst();
        assertThat(frame.path("id").asText()).isNotEmpty();
        assertThat(frame.path("type").asText()).isEqualTo("message");
        assertThat(frame.path("content").asText()).isEqualTo("five");
        assertThat(frame.path("timestamp").asText()).endsWith("Z");
        assertThat(frame.path("metadata").path("messageId").asText())
                .isEqualTo(question.id().value());
        assertThat(frame.path("metadata").path("history")).isEqualTo(new ObjectMapper().readTree("""
            [{"id": "%s", "role": "user", "content": "three", "timestamp": "2026-01-02T03:04:05Z"},
             {"id": "%s", "role": "assistant", "content": "four", "timestamp": "2026-01-02T03:04:05Z"}]
            """.formatted(
                request.history().get(2).id(), request.history().get(3).id())));
    }

    @Test
    void ask_again_usesTheSessionsConnection() {
        ask("one").metadata();
        ask("two").metadata();
        Asking.start(agent, "another session's").metadata();

        assertThat(server.handshakes()).isEqualTo(2);
        assertThat(server.handshakeHeader(0, "Authorization")).isEmpty();
    }

    @Test
    void ask_twoAtOnce_shareAConnectionAndGetTheirOwn() {
        server.always((message, wire) ->
                wire.response(message, "You said " + message.path("content").asText()));

        var askings = IntStream.range(0, 20).mapToObj(i -> ask("number " + i)).toList();

        for (var i = 0; i < askings.size(); i++) {
            askings.get(i).metadata();
            assertThat(askings.get(i).text()).isEqualTo("You said number " + i);
        }
        assertThat(server.handshakes()).isEqualTo(1);
    }

    @Test
    void ask_agentWithoutReplyTo_matchesResponsesInOrder() {
        server.always((message, wire) -> {
            if (message.path("content").asText().equals("second")) {
                wire.frame("response", "", "the first answer");
                wire.frame("response", "", "the second answer");
            }
        });

        var first = ask("first");
        server.awaitFrames("message", 1);
        var second = ask("second");

        first.metadata();
        second.metadata();
        assertThat(first.text()).isEqualTo("the first answer");
        assertThat(second.text()).isEqualTo("the second answer");
    }

    @Test
    void ask_agentThatNamesTheMessage_isUnderstood() {
        server.always((message, wire) -> wire.frame(
                "response", message.path("metadata").path("messageId").asText(), "Hey"));

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("Hey");
    }

    @Test
    void ask_framesForNobody_areIgnored() {
        server.always((message, wire) -> {
            wire.frame("delta", "somebody-else", "wrong");
            wire.frame("error", "somebody-else", "wrong");
            wire.frame("status", "", "thinking");
            wire.frame("typing_indicator", "", "unknown");
            wire.frame("pong", "", "");
            wire.ping();
            wire.text("{\"nothing\": true}");
            wire.response(message, "right");
            wire.response(message, "again");
        });

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.pieces()).containsExactly("right");
    }

    @Test
    void ask_responseThatContinuesTheDeltas_addsTheRest() {
        server.always((message, wire) -> {
            wire.delta(message, "one ");
            wire.response(message, "one two");
        });

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.pieces()).containsExactly("one ", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one ", "something else", ""})
    void ask_responseThatDoesNotContinueTheDeltas_keepsTheDeltas(String whole) {
        server.always((message, wire) -> {
            wire.delta(message, "one ");
            wire.response(message, whole);
        });

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.pieces()).containsExactly("one ");
    }

    @Test
    void ask_responseWithMetadata_returnsWhatWeKnow() {
        server.always(
                (message, wire) -> wire.text("""
                    {"type": "response", "replyTo": "%s", "content": "Hey", "metadata": {
                      "agentType": "tax", "confidence": 0.75, "secret": 7,
                      "sources": [{"title": "Tax", "url": "https://tax.example/"}]}}
                    """.formatted(message.path("id").asText())));

        assertThat(ask("Hi").metadata().values())
                .isEqualTo(Map.of(
                        "agentType",
                        "tax",
                        "confidence",
                        0.75,
                        "sources",
                        List.of(Map.of("title", "Tax", "url", "https://tax.example/"))));
    }

    @Test
    void ask_agentPings_isAnswered() {
        server.always((message, wire) -> {
            wire.frame("ping", "", "");
            wire.pause(Duration.ofMillis(20));
            wire.response(message, "Hey");
        });

        ask("Hi").metadata();

        server.awaitFrames("pong", 1);
    }

    @Test
    void ask_error_fails() {
        server.always((message, wire) -> wire.frame("error", message.path("id").asText(), "out of memory at 10.0.0.7"));

        var failure = failure(ask("Hi"));

        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_ERROR);
        assertThat(failure.sentence()).doesNotContain("10.0.0.7");
        assertThat(server.frames("cancel")).isEmpty();
    }

    @Test
    void ask_errorWithoutReplyTo_failsTheOldest() {
        server.always((message, wire) -> wire.frame("error", "", "no"));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "7", "[]", "{\"type\":", "{\"type\":\"response\",\"content\":{\"a\":1}}"})
    void ask_noFrame_failsTheReplyAndNotTheNext(String text) {
        server.next((message, wire) -> wire.text(text));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
        assertThat(ask("And now?").metadata().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void ask_emptyResponse_fails(String nothing) {
        server.always((message, wire) -> wire.response(message, nothing));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
    }

    @Test
    void ask_binaryFrame_failsTheReply() {
        server.next((message, wire) -> wire.binary((byte) 1));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
        ask("And now?").metadata();
    }

    @Test
    void ask_badUtf8_failsTheReply() {
        server.next((message, wire) -> wire.textBytes((byte) '"', (byte) 0xc3, (byte) 0x28, (byte) '"'));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
        ask("And now?").metadata();
    }

    @Test
    void ask_frameOfTenMegabytes_failsTheReplyAndHangsUp() {
        server.next((message, wire) -> wire.response(message, "x".repeat(10_000_000)));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
        server.awaitOpenConnections(0);
        ask("And now?").metadata();
    }

    @Test
    void ask_endlessFragments_failTheReply() {
        server.next((message, wire) -> wire.fragments(
                IntStream.range(0, 2000).mapToObj(i -> "x".repeat(1000)).toArray(String[]::new)));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
    }

    @Test
    void ask_frameInFragments_isPutTogether() {
        server.always((message, wire) -> wire.fragments("{\"type\":\"resp", "onse\",\"content\":", "\"Hé😀\"}"));

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("Hé😀");
    }

    @Test
    void ask_sinkHasEnough_cancelsAndPassesItOn() {
        server.always(sayingThenSilent("x"));
        var tooLong = new AgentException(ErrorCode.ANSWER_TOO_LONG, "Too long.");

        assertThatThrownBy(() -> agent.ask(AgentRequests.asking("Hi"), piece -> {
                    throw tooLong;
                }))
                .isSameAs(tooLong);
        server.awaitFrames("cancel", 1);
    }

    @Test
    void ask_droppedInTheMiddle_brokeOffAndTheNextReopens() {
        server.next(sayingThenDropping("He"));

        var asking = ask("Hi");

        assertThat(failure(asking).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(failure(asking).sentence()).isEqualTo("The assistant's answer broke off. Try again.");
        assertThat(asking.text()).isEqualTo("He");
        ask("And now?").metadata();
        assertThat(server.handshakes()).isEqualTo(2);
    }

    @Test
    void ask_droppedRightBehindAFrame_isNoticedEveryTime() {
        server.always(sayingThenDropping("He"));

        for (var i = 0; i < 30; i++) {
            assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        }
    }

    @Test
    void ask_goodbyeInTheMiddle_brokeOff() {
        server.next((message, wire) -> wire.goodbye(1001));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        ask("And now?").metadata();
    }

    @Test
    void ask_interrupted_cancelsAndKeepsTheConnectionOfAnAgentThatNamesReplies() {
        server.next(sayingThenSilent("He"));
        var asking = ask("Hi").awaitPieces(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);

        server.awaitFrames("cancel", 1);
        assertThat(server.frames("cancel").getFirst().path("replyTo"))
                .isEqualTo(server.frames("message").getFirst().path("id"));
        ask("And now?").metadata();
        assertThat(server.handshakes()).isEqualTo(1);
    }

    @Test
    void ask_interruptedAtAnAgentThatNamesNothing_doesNotTakeTheOldAnswerForTheNext() {
        var isAskedAgain = new Semaphore(0);
        var isOldOneSent = new Semaphore(0);
        server.next((message, wire) -> {
            isAskedAgain.acquire();
            try {
                wire.frame("response", "", "the old answer");
            } finally {
                isOldOneSent.release();
            }
        });
        server.always((message, wire) -> {
            isAskedAgain.release();
            isOldOneSent.acquire();
            wire.frame("response", "", "the new answer");
        });
        var old = ask("Hi");
        server.awaitFrames("message", 1);
        assertThat(old.stop().failure()).isInstanceOf(InterruptedException.class);
        server.awaitFrames("cancel", 1);

        var asking = ask("And now?");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("the new answer");
        assertThat(old.text()).isEmpty();
    }

    @Test
    void ask_interruptedWhileAFastAgentWrites_tellsIt() {
        server.always((message, wire) -> {
            while (server.frames("cancel").isEmpty()) {
                wire.delta(message, "x".repeat(100));
            }
        });
        var asking = ask("Hi").awaitPieces(10);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        server.awaitFrames("cancel", 1);
        var pieces = asking.pieces().size();
        Asking.start(agent, "another").stop().failure();
        assertThat(asking.pieces()).hasSize(pieces);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AGENT_REFUSED, 1",
        "401, AGENT_REFUSED, 1",
        "302, AGENT_REFUSED, 1",
        "200, AGENT_REFUSED, 1",
        "429, AGENT_BUSY, 1",
        "500, AGENT_UNAVAILABLE, 3",
        "503, AGENT_UNAVAILABLE, 3"
    })
    void ask_handshakeRefused_isToldAfterTries(int status, ErrorCode code, int tries) {
        server.nextHandshakes(status, status, status, status);

        var failure = failure(ask("Hi"));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.getCause()).hasMessageContaining("" + status);
        assertThat(server.handshakes()).isEqualTo(tries);
    }

    @Test
    void ask_agentComesBack_isAnswered() {
        server.nextHandshakes(503, 503);

        ask("Hi").metadata();

        assertThat(server.handshakes()).isEqualTo(3);
    }

    @Test
    void ask_nobodyListens_isUnavailable() {
        server.close();

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    }

    @Test
    void ask_noAnswerToTheHandshake_isUnavailableAfterOneTry() {
        agent = agentWith(
                new ConnectionSettings(4, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(30), QUICK));
        server.ignoreNextHandshake();

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(server.handshakes()).isEqualTo(1);
        server.awaitOpenConnections(0);
        ask("And now?").metadata();
    }

    @Test
    void ask_interruptedInTheHandshake_stops() {
        server.ignoreNextHandshake();
        var asking = ask("Hi");
        server.awaitHandshakes(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        ask("And now?").metadata();
    }

    @Test
    void ask_interruptedBetweenTries_stops() {
        var hours = new Reopening(Duration.ofHours(1), Duration.ofHours(1), 5);
        agent = agentWith(
                new ConnectionSettings(4, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(30), hours));
        server.nextHandshakes(503);
        var asking = ask("Hi");
        server.awaitHandshakes(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void connection_unused_isPingedAndThenClosed() {
        agent = agentWith(new ConnectionSettings(
                4, Duration.ofSeconds(5), Duration.ofMillis(1200), Duration.ofMillis(200), QUICK));

        ask("Hi").metadata();

        server.awaitPings(3);
        server.awaitOpenConnections(0);
        assertThat(server.goodbyes()).isEqualTo(1);
        ask("And now?").metadata();
        assertThat(server.handshakes()).isEqualTo(2);
    }

    @Test
    void connection_inUse_isNotClosedForIdling() {
        agent = agentWith(
                new ConnectionSettings(4, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(200), QUICK));
        server.always(streaming(Duration.ofMillis(500), "one ", "two"));

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("one two");
    }

    @Test
    void connection_pingsUnanswered_isGivenUp() {
        agent = agentWith(
                new ConnectionSettings(4, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMillis(50), QUICK));
        server.ignorePings().always(sayingThenSilent("He"));

        assertThat(failure(ask("Hi")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        server.awaitOpenConnections(0);
    }

    @Test
    void connections_allIdle_makeRoomForMoreSessions() {
        for (var i = 0; i < 12; i++) {
            Asking.start(agent, "Hi").metadata();
        }

        assertThat(server.handshakes()).isEqualTo(12);
        server.awaitOpenConnections(4);
    }

    @Test
    void connections_allInUse_refuseFurtherSessions() {
        server.always(sayingThenSilent("He"));
        var askings = IntStream.range(0, 4)
                .mapToObj(i -> Asking.start(agent, "Hi").awaitPieces(1))
                .toList();

        var failure = failure(Asking.start(agent, "One too many"));

        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_BUSY);
        askings.getFirst().stop().failure();
        Await.until("room again", () -> {
            var next = Asking.start(agent, "And now?");
            Await.until(
                    "an end or a piece", () -> next.hasEnded() || !next.pieces().isEmpty());
            return !next.pieces().isEmpty();
        });
    }

    @Test
    void close_duringAnAnswer_endsItAndSaysGoodbye() {
        server.always(sayingThenSilent("He"));
        var asking = ask("Hi").awaitPieces(1);

        agent.close();

        assertThat(failure(asking).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(failure(ask("And now?")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        server.awaitOpenConnections(0);
        assertThat(server.goodbyes()).isEqualTo(1);
    }

    @Test
    void close_whileConnecting_leavesNoConnection() {
        server.ignoreNextHandshake();
        var asking = ask("Hi");
        server.awaitHandshakes(1);

        agent.close();
        server.close();

        assertThat(failure(asking).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    }

    @Test
    void ask_responseOnly_works() {
        server.always(responding("All at once."));

        var asking = ask("Hi");

        asking.metadata();
        assertThat(asking.pieces()).containsExactly("All at once.");
    }
}
