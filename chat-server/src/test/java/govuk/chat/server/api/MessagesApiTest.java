package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class MessagesApiTest {
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
    void send_waitsForTheAnswer() throws Exception {
        var caller = server.visitor();

        var sent = caller.send("  How do I renew\r\nmy passport? ");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.at("/message/role")).isEqualTo("user");
        assertThat(sent.at("/message/content")).isEqualTo("How do I renew\nmy passport?");
        assertThat(sent.at("/message/sessionId")).isEqualTo(caller.session());
        assertThat(sent.at("/reply/status")).isEqualTo("completed");
        assertThat(sent.at("/reply/message/role")).isEqualTo("assistant");
        assertThat(sent.at("/reply/message/content")).contains("How do I renew");
    }

    @Test
    void send_impatient_isToldWhereTheReplyIs() throws Exception {
        try (var thoughtful = RunningServer.start(data.resolve("thoughtful"), Map.of("CHAT_ECHO_LATENCY", "1s"))) {
            var caller = thoughtful.visitor();

            var sent = caller.sendOnly("Hello");
            var reply = caller.get(sent.header("Location") + "?wait=20");

            assertThat(sent.status()).isEqualTo(202);
            assertThat(sent.header("Location")).isEqualTo("/api/v1/replies/" + sent.at("/reply/id"));
            assertThat(reply.at("/status")).isEqualTo("completed");
            assertThat(reply.at("/messageId")).isEqualTo(sent.at("/message/id"));
        }
    }

    @Test
    void send_acceptingEvents_isSentOnToThem() throws Exception {
        var caller = server.visitor();

        var sent = caller.call("POST", caller.messages(), Caller.content("Hi"), Map.of("Accept", "text/event-stream"));
        var id = sent.header("Location").split("/", -1)[4];
        var events = caller.events(id, "", Integer.MAX_VALUE);

        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).isEqualTo("/api/v1/replies/" + id + "/events");
        assertThat(events.getFirst().type()).isEqualTo("reply.started");
        assertThat(events.getLast().type()).isEqualTo("reply.completed");
    }

    @Test
    void send_sameKeySameBody_givesTheFirstAnswer() throws Exception {
        var caller = server.visitor();
        var key = Map.of("Idempotency-Key", "once");

        var first = caller.call("POST", caller.messages(), Caller.content("Hello"), key);
        var again = caller.call("POST", caller.messages(), Caller.content("Hello"), key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/message/id")).isEqualTo(first.at("/message/id"));
        assertThat(again.at("/reply/message/id")).isEqualTo(first.at("/reply/message/id"));
        assertThat(count(caller)).isEqualTo(2);
    }

    @Test
    void send_sameKeyAnotherBody_isAConflict() throws Exception {
        var caller = server.visitor();
        var key = Map.of("Idempotency-Key", "once");
        caller.call("POST", caller.messages(), Caller.content("Hello"), key);

        var other = caller.call("POST", caller.messages(), Caller.content("Goodbye"), key);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/error/code")).isEqualTo("CONFLICT");
        assertThat(count(caller)).isEqualTo(2);
    }

    @Test
    void send_twiceInParallelWithOneKey_makesOneMessage() throws Exception {
        var caller = server.visitor();
        Callable<Caller.Answer> send =
                () -> caller.call("POST", caller.messages(), Caller.content("Hello"), Map.of("Idempotency-Key", "k"));

        var answers = inParallel(List.of(send, send, send, send));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.response().body()).distinct())
                .hasSize(1);
        assertThat(count(caller)).isEqualTo(2);
    }

    @Test
    void send_fiftyInParallel_keepsFiftyInOrder() throws Exception {
        var caller = server.visitor();
        var sends = new ArrayList<Callable<Caller.Answer>>();
        for (var i = 0; i < 50; i++) {
            var text = "Message " + i;
            sends.add(() -> caller.send(text));
        }

        var answers = inParallel(sends);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        var all = caller.get(caller.messages() + "?limit=100").json().at("/messages");
        assertThat(all).hasSize(100);
        var asked = new ArrayList<String>();
        var answered = new ArrayList<String>();
        all.forEach(message -> {
            if (message.at("/role").asText().equals("user")) {
                asked.add(message.at("/content").asText());
            } else {
                answered.add(message.at("/content").asText());
            }
        });
        assertThat(asked).doesNotHaveDuplicates().hasSize(50);
        for (var i = 0; i < 50; i++) {
            assertThat(answered.get(i)).contains("> " + asked.get(i) + "\n");
        }
    }

    @Test
    void list_pagesBothWays() throws Exception {
        var caller = server.visitor();
        for (var text : List.of("one", "two", "three")) {
            caller.send(text);
        }

        var first = caller.get(caller.messages() + "?limit=4").json();
        var next = caller.get(caller.messages() + "?limit=4&after="
                        + first.at("/nextCursor").asText())
                .json();
        var back = caller.get(caller.messages() + "?limit=4&before="
                        + next.at("/messages/0/id").asText())
                .json();

        assertThat(first.at("/messages")).hasSize(4);
        assertThat(next.at("/messages")).hasSize(2);
        assertThat(next.at("/messages/0/content").asText()).isEqualTo("three");
        assertThat(next.has("nextCursor")).isFalse();
        assertThat(back.at("/messages")).isEqualTo(first.at("/messages"));
    }

    @Test
    void list_badPlaces_areNamed() throws Exception {
        var caller = server.visitor();

        for (var query : List.of("limit=101", "before=nope", "after=a%20b", "before=x&after=y")) {
            var refused = caller.get(caller.messages() + "?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.at("/error/code")).isEqualTo("VALIDATION_ERROR");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"content\":\"\"} | 400 | VALIDATION_ERROR",
                "{\"content\":\" \\n \"} | 400 | VALIDATION_ERROR",
                "{\"content\":5} | 400 | VALIDATION_ERROR",
                "{\"content\":true} | 400 | VALIDATION_ERROR",
                "{\"content\":null} | 400 | VALIDATION_ERROR",
                "{\"content\":[\"a\"]} | 400 | VALIDATION_ERROR",
                "{\"content\":{}} | 400 | VALIDATION_ERROR",
                "{\"content\":\"a\\u0000b\"} | 400 | VALIDATION_ERROR",
                "{\"content\":\"\\ud800\"} | 400 | VALIDATION_ERROR",
                "{\"content\":\"a\",\"content\":\"b\"} | 400 | VALIDATION_ERROR",
                "{\"content\":\"a\",\"metadata\":\"b\"} | 400 | VALIDATION_ERROR",
                "{\"content\":\"a\",\"metadata\":{\"a\":[[[[[[[1]]]]]]]}} | 400 | VALIDATION_ERROR",
                "{\"content\":\"a\"} trailing | 400 | VALIDATION_ERROR",
                "{} | 400 | VALIDATION_ERROR",
                "[] | 400 | VALIDATION_ERROR",
                "\"text\" | 400 | VALIDATION_ERROR",
                "{\"content\": | 400 | VALIDATION_ERROR",
                "not JSON | 400 | VALIDATION_ERROR",
            })
    void send_badInput_isRefusedAndNothingIsStored(String body, int status, String code) throws Exception {
        var caller = server.visitor();

        var refused = caller.post(caller.messages(), body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.at("/error/code")).isEqualTo(code);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text()).doesNotContain("Exception", "govuk.", "jackson");
        assertThat(count(caller)).isZero();
    }

    @Test
    void send_wrongType_namesTheField() throws Exception {
        var caller = server.visitor();

        assertThat(caller.post(caller.messages(), "{\"content\":5}").at("/detail"))
                .startsWith("content:");
        assertThat(caller.post(caller.messages(), "{\"content\":\"a\",\"metadata\":[]}")
                        .at("/detail"))
                .startsWith("metadata:");
    }

    @Test
    void send_lengths_countCharactersAfterTrimming() throws Exception {
        var caller = server.visitor();

        assertThat(caller.send(" " + "x".repeat(1_000) + " ").status()).isEqualTo(200);
        assertThat(caller.send("🙂".repeat(1_000)).status()).isEqualTo(200);
        var refused = caller.sendOnly("x".repeat(1_001));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/error/code")).isEqualTo("CONTENT_TOO_LONG");
        assertThat(refused.at("/detail")).contains("1,000", "1,001");
    }

    @Test
    void send_deepJson_isRefused() throws Exception {
        var caller = server.visitor();
        var body = "{\"content\":\"a\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        assertThat(caller.post(caller.messages(), body).status()).isEqualTo(400);
    }

    @Test
    void send_tenMegabytes_isRefusedBeforeItIsRead() throws Exception {
        var caller = server.visitor();
        // It asks first (RFC 9110 §10.1.1): who sends it all at once may lose the answer with the connection.
        var request = HttpRequest.newBuilder(server.uri(caller.messages()))
                .header("Authorization", "Bearer " + caller.token())
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString(Caller.content("x".repeat(10_000_000))))
                .build();

        Caller.Answer refused;
        try (var client = HttpClient.newHttpClient()) {
            refused = new Caller.Answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        }

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.at("/error/code")).isEqualTo("CONTENT_TOO_LONG");
    }

    @Test
    void send_notJson_isAnUnsupportedType() throws Exception {
        var caller = server.visitor();

        var refused = caller.call("POST", caller.messages(), "content=a", Map.of("Content-Type", "text/plain"));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.at("/error/code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void send_acceptingSomethingElse_isNotAcceptable() throws Exception {
        var caller = server.visitor();

        var refused = caller.call("POST", caller.messages(), Caller.content("a"), Map.of("Accept", "image/png"));

        assertThat(refused.status()).isEqualTo(406);
        assertThat(count(caller)).isZero();
    }

    @Test
    void send_badIdempotencyKey_isRefused() throws Exception {
        var caller = server.visitor();

        var refused =
                caller.call("POST", caller.messages(), Caller.content("a"), Map.of("Idempotency-Key", "k".repeat(256)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).contains("Idempotency-Key");
    }

    private static int count(Caller caller) throws Exception {
        return caller.get(caller.messages() + "?limit=100")
                .json()
                .at("/messages")
                .size();
    }

    private static List<Caller.Answer> inParallel(List<Callable<Caller.Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Caller.Answer>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
