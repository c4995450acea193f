package govuk.chat.core.client;

import static govuk.chat.core.testing.FakeChatApi.html;
import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.message;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static govuk.chat.core.testing.FakeChatApi.sent;
import static govuk.chat.core.testing.FakeChatApi.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.client.UnreachableException.Reason;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.FakeChatApi;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatClientTest {
    private static final SessionId SESSION = new SessionId("s1");

    private final FakeChatApi server = new FakeChatApi();
    private final TokenStore tokens = TokenStore.inMemory();
    private final Queue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private final ChatClient client = clientAt(server.url(), ClientLimits.defaults());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ChatClient clientAt(URI url, ClientLimits limits) {
        return new ChatClient(new ClientSettings(url, tokens, limits, Connection.defaults()), pauses::add);
    }

    @Test
    void create_newVisitor_keepsTheTokenAndShowsIt() throws Exception {
        server.next(session(), sent());

        var session = client.sessions().create(new NewSession("echo", Map.of("purpose", "smoke")));
        client.messages().send(session.id(), NewMessage.of("Hello"));

        assertThat(session.id()).isEqualTo(SESSION);
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(tokens.token()).isEqualTo("visitor-token");
        assertThat(server.requests().getFirst().header("Authorization")).isEmpty();
        assertThat(server.requests().get(1).header("Authorization")).isEqualTo("Bearer visitor-token");
        assertThat(new ObjectMapper().readTree(server.requests().getFirst().body()))
                .isEqualTo(
                        new ObjectMapper().readTree("{\"agent\": \"echo\", \"metadata\": {\"purpose\": \"smoke\"}}"));
    }

    @Test
    void send_receiptLost_sendsTheSameKeyAgain() throws Exception {
        server.next(wire -> wire.drop(), problem(503, "SERVICE_OFFLINE"), sent());

        var message = NewMessage.of("Hello").confirming(Set.of("email"));
        var receipt = client.messages().send(SESSION, message);

        assertThat(receipt.message().id()).isEqualTo(new MessageId("m1"));
        assertThat(receipt.reply().hasEnded()).isFalse();
        assertThat(server.requests())
                .extracting(request -> request.header("Idempotency-Key"))
                .containsExactly(message.key(), message.key(), message.key());
        assertThat(server.requests().getFirst().body()).contains("\"confirmed\":[\"email\"]");
        assertThat(server.requests().getFirst().header("Prefer")).isEqualTo("wait=0");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void create_answerLost_isNotRepeated() {
        server.next(wire -> wire.drop(), session());

        assertThatThrownBy(() -> client.sessions().create()).isInstanceOf(UnreachableException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void create_refusedForNow_isRepeated() throws Exception {
        server.next(problem(429, "RATE_LIMITED", "Retry-After: 3"), session());

        client.sessions().create();

        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void call_askedToWaitForLong_isToldSo() {
        server.next(problem(429, "RATE_LIMITED", "Retry-After: 600"));

        var refusal =
                catchThrowableOfType(ApiException.class, () -> client.sessions().get(SESSION));

        assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(pauses).isEmpty();
    }

    @Test
    void call_failingForGood_isTriedAsOftenAsTheRulesSay() {
        server.always(problem(500, "INTERNAL_ERROR"));

        assertThatThrownBy(() -> client.sessions().get(SESSION)).isInstanceOf(ApiException.class);
        assertThat(server.requests()).hasSize(RetryRules.defaults().tries());
    }

    @Test
    void refusal_isTypedWithWhatTheServerSaid() {
        server.next(problem(404, "SESSION_NOT_FOUND"));

        var refusal =
                catchThrowableOfType(ApiException.class, () -> client.sessions().get(SESSION));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.code()).isEqualTo("SESSION_NOT_FOUND");
        assertThat(refusal.sentence()).isEqualTo("That went wrong.");
        assertThat(refusal.requestId()).isEqualTo("req-1");
        assertThat(refusal.isRetryable()).isFalse();
        assertThat(refusal.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHENTICATED", "403, FORBIDDEN", "429, RATE_LIMITED"})
    void refusal_byAProxy_meansTheSame(int status, String code) {
        server.always(html(status));

        var refusal =
                catchThrowableOfType(ApiException.class, () -> client.sessions().create());

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.sentence()).contains("in front of the chat", String.valueOf(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500})
    void html_isSaidNotToBeThisChat(int status) {
        server.always(html(status));

        assertThatThrownBy(() -> client.sessions().get(SESSION))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("not this chat")
                .hasMessageContaining("text/html");
    }

    @Test
    void redirect_isNotFollowed() {
        tokens.keep("secret");
        server.next(wire -> wire.whole(302, "Location: https://elsewhere.example/?token=x", ""));

        assertThatThrownBy(() -> client.sessions().get(SESSION))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("https://elsewhere.example/.")
                .hasMessageNotContaining("token");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"sessionId\": 7}",
                "{\"sessionId\": \"no id at all\"}",
                "{\"sessionId\": \"s1\", \"title\": \"\", \"agent\": \"a\", \"status\": \"strange\"}",
                "{\"sessionId\": \"s1\", \"title\": \"\", \"agent\": \"a\", \"status\": \"active\", \"createdAt\":"
                        + " \"yesterday\"}"
            })
    void answer_ofAnotherShape_isUnusable(String body) {
        server.next(json(200, body));

        assertThatThrownBy(() -> client.sessions().get(SESSION)).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void call_nobodyThere_isRefused() throws IOException {
        try (var gone = clientAt(URI.create("http://127.0.0.1:" + freePort()), ClientLimits.defaults())) {
            var failure = catchThrowableOfType(
                    UnreachableException.class, () -> gone.sessions().create());

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
            assertThat(failure.sentence()).contains("Nothing answers at http://127.0.0.1:");
            assertThat(pauses).hasSize(3);
        }
    }

    @Test
    void call_noSuchHost_isSaid() {
        try (var nowhere = clientAt(URI.create("http://no-such-host.invalid"), ClientLimits.defaults())) {
            var failure = catchThrowableOfType(
                    UnreachableException.class, () -> nowhere.sessions().create());

            assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_HOST);
            assertThat(failure.sentence()).contains("no-such-host.invalid");
        }
    }

    @Test
    void call_noTlsThere_isSaid() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var secure = clientAt(URI.create("https://127.0.0.1:" + plain.getLocalPort()), hasty(5_000))) {
            Thread.ofVirtual().start(() -> answerPlainly(plain));

            var failure = catchThrowableOfType(
                    UnreachableException.class, () -> secure.sessions().create());

            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            assertThat(failure.sentence()).contains("does not speak TLS");
        }
    }

    private static void answerPlainly(ServerSocket plain) {
        try (var socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // Reads what came, so that the end of the connection is one and no reset.
            while (socket.getInputStream().read() >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void call_serverSaysNothing_timesOut() {
        server.always(FakeOpenAiAgent.silent());
        try (var hasty = clientAt(server.url(), hasty(300))) {
            var failure = catchThrowableOfType(
                    UnreachableException.class, () -> hasty.sessions().create());

            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void call_bodyNeverEnds_timesOut() {
        server.always(wire -> {
            wire.bare("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
            wire.awaitHangUp();
        });
        try (var hasty = clientAt(server.url(), hasty(300))) {
            var failure = catchThrowableOfType(
                    UnreachableException.class, () -> hasty.sessions().create());

            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            server.awaitClosedByClient(1);
        }
    }

    @Test
    void call_interrupted_hangsUp() throws Exception {
        server.always(FakeOpenAiAgent.silent());
        var call = new FutureTask<>(() -> client.sessions().get(SESSION));
        var caller = Thread.ofVirtual().start(call);
        server.awaitRequests(1);

        caller.interrupt();

        assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
        server.awaitClosedByClient(1);
    }

    @Test
    void list_pages_goOnWhereTheOneBeforeEnded() throws Exception {
        server.next(
                json(200, "{\"sessions\": [" + FakeChatApi.SESSION + "], \"nextCursor\": \"1_a b\"}"),
                json(200, "{\"sessions\": []}"));

        var first = client.sessions().list(1, "");
        var second = client.sessions().list(1, first.next());

        assertThat(first.items()).hasSize(1);
        assertThat(second.hasMore()).isFalse();
        assertThat(server.requests().get(1).line()).contains("?limit=1&cursor=1_a+b ");
    }

    @Test
    void all_manyPages_areReadUpToTheLimit() throws Exception {
        server.next(
                json(
                        200,
                        "{\"messages\": [" + message("m1", "user", "a") + "," + message("m2", "assistant", "b")
                                + "], \"nextCursor\": \"m2\"}"),
                json(
                        200,
                        "{\"messages\": [" + message("m3", "user", "c") + "," + message("m4", "assistant", "d")
                                + "]}"));

        assertThat(client.messages().all(SESSION, 3))
                .extracting(RemoteMessage::text)
                .containsExactly("a", "b", "c");
        assertThat(server.requests().get(1).line()).contains("after=m2");
    }

    @Test
    void login_keepsTheToken_logoutForgetsIt() throws Exception {
        server.next(
                json(
                        200,
                        "{\"token\": \"t1\", \"user\": {\"id\": \"u1\", \"email\": \"anna@example.org\", \"role\":"
                                + " \"admin\"}}"),
                problem(503, "SERVICE_OFFLINE", "Retry-After: 900"));

        var user = client.signIn().login("anna@example.org", "password");

        assertThat(user.role()).isEqualTo(UserRole.ADMIN);
        assertThat(tokens.token()).isEqualTo("t1");
        assertThatThrownBy(() -> client.signIn().logout()).isInstanceOf(ApiException.class);
        assertThat(tokens.token()).isEmpty();
    }

    @Test
    void health_unwell_isAReportAndAskedOnce() throws Exception {
        server.next(json(503, "{\"status\": \"draining\"}"), json(200, "{\"status\": \"live\"}"));

        var report = client.health().ready();

        assertThat(report.isWell()).isFalse();
        assertThat(report.word()).isEqualTo("draining");
        assertThat(client.health().live().isWell()).isTrue();
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"200, []", "503, {}"})
    void health_ofAnotherProgram_isUnusable(int status, String body) {
        server.next(json(status, body));

        assertThatThrownBy(() -> client.health().ready()).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void raw_anyStatus_comesBackAsItIs() throws Exception {
        tokens.keep("kept");
        server.next(wire -> wire.whole(418, "X-Tea: yes", "short"));

        var request = new RawRequest("PUT", "/pot?size=2", Map.of("Authorization", "Bearer other"), "in");
        var answer = client.raw().send(request, Duration.ofSeconds(5));

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.header("x-tea")).contains("yes");
        assertThat(answer.text()).isEqualTo("short");
        assertThat(server.requests().getFirst().line()).isEqualTo("PUT /pot?size=2 HTTP/1.1");
        assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Bearer other");
    }

    @Test
    void raw_hugeBody_isRefused() {
        server.next(wire -> wire.whole(200, "X: y", "x".repeat(RawCalls.LONGEST_BODY + 1)));

        assertThatThrownBy(() -> client.raw().send(RawRequest.get("/"), Duration.ofSeconds(5)))
                .isInstanceOf(UnusableAnswerException.class)
                .hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "http:///", "http://u:p@x", "http://x?y", "http://x#y", "x"})
    void settings_badAddress_areRefused(String address) {
        assertThatThrownBy(() -> ClientSettings.of(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_addressWithPath_keepIt() {
        assertThat(ClientSettings.of(URI.create("https://x.example/chat/")).resolve("/api"))
                .isEqualTo(URI.create("https://x.example/chat/api"));
    }

    private static ClientLimits hasty(long milliseconds) {
        return ClientLimits.defaults()
                .withAnswer(Duration.ofMillis(milliseconds))
                .withRetries(RetryRules.none());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
