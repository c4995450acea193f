package govuk.chat.core.agent.openai;

import static govuk.chat.core.testing.FakeOpenAiAgent.body;
import static govuk.chat.core.testing.FakeOpenAiAgent.saying;
import static govuk.chat.core.testing.FakeOpenAiAgent.sayingThenDropping;
import static govuk.chat.core.testing.FakeOpenAiAgent.sayingThenSilent;
import static govuk.chat.core.testing.FakeOpenAiAgent.silent;
import static govuk.chat.core.testing.FakeOpenAiAgent.status;
import static govuk.chat.core.testing.FakeOpenAiAgent.streaming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.testing.AgentRequests;
import govuk.chat.core.testing.Asking;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAgentTest {
    private final FakeOpenAiAgent server = new FakeOpenAiAgent();
    private final OpenAiAgent agent = agentAt(server.url(), "");

    @AfterEach
    void close() {
        agent.close();
        server.close();
    }

    private static OpenAiAgent agentAt(URI url, String key) {
        return new OpenAiAgent(new OpenAiSettings(url, key, "small"), Clock.systemUTC());
    }

    @Test
    void ask_question_givesThePiecesAsTheyWere() {
        server.always(saying("He", "y ", "😀", "", "\n\"you\""));

        var asking = Asking.start(agent, "Hello?");

        assertThat(asking.metadata().isEmpty()).isTrue();
        assertThat(asking.pieces()).containsExactly("He", "y ", "😀", "\n\"you\"");
    }

    @Test
    void ask_question_sendsTheConversation() throws IOException {
        var settings = new OpenAiSettings(
                URI.create(server.url() + "/?api-version=7"), "sesame", "small", "Be kind.", 2, Duration.ofSeconds(5));
        try (var asked = new OpenAiAgent(settings, Clock.systemUTC())) {
            Asking.start(asked, AgentRequests.askingAfter(List.of("one", "two", "three", "four"), "five"))
                    .metadata();
        }

        var request = server.requests().getFirst();
        assertThat(request.line()).isEqualTo("POST /v1/chat/completions?api-version=7 HTTP/1.1");
        assertThat(request.header("Authorization")).isEqualTo("Bearer sesame");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(new ObjectMapper().readTree(request.body())).isEqualTo(new ObjectMapper().readTree("""
            {"model": "small", "stream": true, "messages": [
              {"role": "system", "content": "Be kind."},
              {"role": "user", "content": "three"},
              {"role": "assistant", "content": "four"},
              {"role": "user", "content": "five"}]}
            """));
    }

    @Test
    void ask_withoutKeyModelAndPrompt_sendsNone() {
        try (var bare = new OpenAiAgent(new OpenAiSettings(server.url(), "", ""), Clock.systemUTC())) {
            Asking.start(bare, "Hi").metadata();
        }

        var request = server.requests().getFirst();
        assertThat(request.header("Authorization")).isEmpty();
        assertThat(request.body()).doesNotContain("model").doesNotContain("system");
    }

    @Test
    void ask_whileTheAgentWrites_handsOnEachPieceAtOnce() {
        var gate = new Semaphore(0);
        server.always(wire -> {
            wire.startStream();
            wire.piece("one ");
            gate.acquire();
            wire.piece("two");
            wire.done();
        });

        var asking = Asking.start(agent, "Hi").awaitPieces(1);

        assertThat(asking.text()).isEqualTo("one ");
        gate.release();
        asking.metadata();
        assertThat(asking.text()).isEqualTo("one two");
    }

    @Test
    void ask_byteByByte_isTheSame() {
        server.always(wire -> {
            wire.startStream();
            var stream = """
                : warming up

                data: {"choices":[{"delta":{"role":"assistant","content":null}}]}

                data:{"choices":[{"delta":{"content":"héé "}}]}

                data: {"choices":[{"delta":{"content":"😀"},"finish_reason":"stop"}]}

                data: {"choices":[],"usage":{"total_tokens":3}}

                data: [DONE]

                """;
            for (var one : stream.getBytes(StandardCharsets.UTF_8)) {
                wire.chunk(new byte[] {one});
            }
            wire.endStream();
        });

        var asking = Asking.start(agent, "Hi");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("héé 😀");
    }

    @Test
    void ask_serverThatDoesNotStream_givesOnePiece() {
        server.always(body("application/json", """

            {"choices": [
              {"message": {"role": "assistant", "content": "All at once."}}]}
            """));

        var asking = Asking.start(agent, "Hi");

        asking.metadata();
        assertThat(asking.pieces()).containsExactly("All at once.");
    }

    @Test
    void ask_streamWithAnotherContentType_isRead() {
        server.always(body("text/plain", """
            data: {"choices":[{"delta":{"content":"Hi"}}]}
            data: [DONE]
            """));

        var asking = Asking.start(agent, "Hi");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("Hi");
    }

    @Test
    void ask_hangUpAfterFinishReason_isWhole() {
        server.always(wire -> {
            wire.startStream();
            wire.data("{\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
            wire.drop();
        });

        var asking = Asking.start(agent, "Hi");

        asking.metadata();
        assertThat(asking.text()).isEqualTo("Hi");
    }

    @Test
    void ask_oneAfterTheOther_usesAConnectionAgain() {
        var isAnswered = new Semaphore(0);
        server.always(wire -> {
            wire.startStream();
            wire.piece("Hi");
            wire.data("[DONE]");
            isAnswered.acquire();
            wire.endStream();
        });

        Await.until("a connection that serves twice", () -> {
            Asking.start(agent, "Hi").metadata();
            isAnswered.release();
            return server.connections() < server.requests().size();
        });
    }

    @Test
    void ask_streamLeftOpenAfterDone_doesNotWaitForIt() {
        server.always(wire -> {
            wire.startStream();
            wire.piece("Hi");
            wire.data("[DONE]");
            wire.awaitHangUp();
        });

        assertThat(Asking.start(agent, "Hi").metadata().isEmpty()).isTrue();
        server.awaitClosedByClient(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, AGENT_REFUSED",
        "401, AGENT_REFUSED",
        "403, AGENT_REFUSED",
        "404, AGENT_REFUSED",
        "307, AGENT_REFUSED",
        "408, AGENT_UNAVAILABLE",
        "429, AGENT_BUSY",
        "500, AGENT_UNAVAILABLE",
        "503, AGENT_UNAVAILABLE",
        "202, AGENT_ERROR"
    })
    void ask_status_isTold(int status, ErrorCode code) {
        server.always(status(status));

        var failure = failure(Asking.start(agentAt(server.url(), "sesame"), "Hi"));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.sentence()).doesNotContain("" + status).doesNotContain("127.0.0.1");
        assertThat(failure.getCause()).hasMessageContaining("status " + status).hasMessageNotContaining("sesame");
    }

    @Test
    void ask_statusWithACode_keepsItForTheLog() {
        server.always(status(404));

        assertThat(failure(Asking.start(agent, "Hi")).getCause()).hasMessage("status 404, made_up");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void ask_retryAfter_isKept(int status) {
        server.always(status(status, "7"));

        assertThat(failure(Asking.start(agent, "Hi")).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void ask_redirect_isNotFollowed() {
        try (var elsewhere = new FakeOpenAiAgent()) {
            server.always(wire -> wire.whole(307, "Location: " + elsewhere.url() + "/chat/completions", ""));

            assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_REFUSED);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Welcome</html>",
                "data: no JSON\n\n",
                "data: 7\n\n",
                "data: [DONE]\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\" \"}}]}\n\ndata: [DONE]\n\n",
                "data: {\"error\":{\"message\":\"out of memory\"}}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"no end\"}}]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"no e",
                "{\"error\":{\"message\":\"out of memory\"}}",
                "{\"choices\":[{\"message\":{\"content\":\"\"}}]}",
                "{\"choices\":",
                "{}"
            })
    void ask_noUsableAnswer_isAnError(String body) {
        server.always(body("text/event-stream", body));

        assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
    }

    @Test
    void ask_badUtf8_isAnError() {
        server.always(wire -> {
            wire.startStream();
            wire.chunk(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xc3, (byte) 0x28, '\n'});
            wire.awaitHangUp();
        });

        assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
        server.awaitClosedByClient(1);
    }

    @Test
    void ask_noHttp_isAnError() {
        server.always(wire -> {
            wire.bare("SSH-2.0-OpenSSH_9.9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            wire.drop();
        });

        assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
    }

    @Test
    void ask_tenMegabytesInOneLine_isAnErrorAndHangsUp() {
        server.always(wire -> {
            wire.startStream();
            wire.piece("x".repeat(10_000_000));
            wire.awaitHangUp();
        });

        assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
        server.awaitClosedByClient(1);
    }

    @Test
    void ask_tenMegabytesInOneAnswer_isAnError() {
        server.always(body("application/json", "{\"a\":\"" + "x".repeat(10_000_000) + "\"}"));

        assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);
    }

    @Test
    void ask_sinkHasEnough_hangsUpAndPassesItOn() {
        server.always(wire -> {
            wire.startStream();
            for (var i = 0; i < 10_000; i++) {
                wire.piece("x".repeat(1000));
            }
            wire.awaitHangUp();
        });
        var tooLong = new AgentException(ErrorCode.ANSWER_TOO_LONG, "Too long.");

        assertThatThrownBy(() -> agent.ask(AgentRequests.asking("Hi"), piece -> {
                    throw tooLong;
                }))
                .isSameAs(tooLong);
        server.awaitClosedByClient(1);
    }

    @Test
    void ask_droppedInTheMiddle_brokeOff() {
        var gate = new Semaphore(0);
        server.always(wire -> {
            wire.startStream();
            wire.piece("He");
            wire.piece("y");
            gate.acquire();
            wire.drop();
        });
        var asking = Asking.start(agent, "Hi").awaitPieces(2);

        gate.release();

        assertThat(failure(asking).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(failure(asking).sentence()).isEqualTo("The assistant's answer broke off. Try again.");
        assertThat(asking.text()).isEqualTo("Hey");
    }

    @Test
    void ask_droppedAtOnce_brokeOff() {
        server.always(sayingThenDropping("He"));

        assertThat(failure(Asking.start(agent, "Hi")).sentence())
                .isEqualTo("The assistant's answer broke off. Try again.");
    }

    @Test
    void ask_nobodyListens_isUnavailable() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        var failure = failure(Asking.start(agentAt(URI.create("http://127.0.0.1:" + port), ""), "Hi"));

        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    }

    @Test
    void ask_unknownHost_isUnavailable() {
        var failure = failure(Asking.start(agentAt(URI.create("http://agent.invalid/v1"), ""), "Hi"));

        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    }

    @Test
    void ask_certificateThatNobodyVouchesFor_isToldNothing() {
        var impostor = new WireMockServer(
                WireMockConfiguration.options().httpDisabled(true).dynamicHttpsPort());
        impostor.start();
        try {
            var failure = failure(Asking.start(agentAt(URI.create(impostor.baseUrl() + "/v1"), "the-key"), "Hi"));

            assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
            assertThat(failure).hasRootCauseInstanceOf(GeneralSecurityException.class);
            assertThat(impostor.getAllServeEvents()).isEmpty();
        } finally {
            impostor.stop();
        }
    }

    @Test
    void ask_interruptedInTheMiddle_hangsUpAtOnce() {
        server.always(sayingThenSilent("He"));
        var asking = Asking.start(agent, "Hi").awaitPieces(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        server.awaitClosedByClient(1);
        assertThat(asking.text()).isEqualTo("He");
    }

    @Test
    void ask_interruptedBeforeTheAnswer_hangsUpAtOnce() {
        server.always(silent());
        var asking = Asking.start(agent, "Hi");
        server.awaitRequests(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        server.awaitClosedByClient(1);
    }

    @Test
    void ask_interruptedWhileAFastAgentWrites_hangsUp() {
        server.always(wire -> {
            wire.startStream();
            while (true) {
                wire.chunk("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n"
                        .repeat(1000)
                        .getBytes(StandardCharsets.UTF_8));
            }
        });
        var asking = Asking.start(agent, "Hi").awaitPieces(10);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        server.awaitClosedByClient(1);
    }

    @Test
    void close_duringAnAnswer_endsIt() {
        server.always(sayingThenSilent("He"));
        var asking = Asking.start(agent, "Hi").awaitPieces(1);

        agent.close();

        assertThat(failure(asking).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(failure(Asking.start(agent, "Hi")).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    }

    @Test
    void ask_manyAtOnce_eachGetsItsOwn() {
        server.always(streaming(Duration.ofMillis(10), "one ", "two ", "three"));

        var askings = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> Asking.start(agent, "Hi"))
                .toList();

        assertThat(askings).allSatisfy(asking -> {
            asking.metadata();
            assertThat(asking.text()).isEqualTo("one two three");
        });
    }

    private static AgentException failure(Asking asking) {
        assertThat(asking.failure()).isInstanceOf(AgentException.class);
        return (AgentException) asking.failure();
    }
}
