package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API does not take, and on what terms it takes personal data. */
@SuppressWarnings("NullAway.Init")
class InputApiTest {
    private static final String MAIL = "Write to jo@example.com";

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

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script>", "<a href='javascript:x()'>x</a>", "<img src=x onerror=alert(1)>"})
    void activeMarkup_isRefusedEverywhere_andNothingIsStored(String markup) throws Exception {
        var caller = server.visitor();

        var sent = caller.send(markup);
        var renamed =
                caller.call("PATCH", "/api/v1/sessions/" + caller.session(), json(Map.of("title", markup)), Map.of());
        var begun = caller.post("/api/v1/sessions", json(Map.of("metadata", Map.of("from", List.of(markup)))));
        var labelled = caller.post("/api/v1/sessions", json(Map.of("userId", markup)));

        for (var answer : List.of(sent, renamed, begun, labelled)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error/code")).isEqualTo("INVALID_INPUT");
            assertThat(answer.text()).doesNotContain(markup);
        }
        assertThat(caller.get(caller.messages()).json().at("/messages")).isEmpty();
        assertThat(caller.get("/api/v1/sessions").json().at("/sessions")).hasSize(1);
        assertThat(caller.get("/api/v1/sessions/" + caller.session()).at("/title"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is 3 < 5 and onions = 2?",
                "what is javascript: the good parts about?",
                // What databases, templates, formats, shells and directories would act upon.
                "'); DROP TABLE messages; --",
                "{{settings}} ${7*7} #{7*7} %s %n",
                "$(id) `id` && id | ${jndi:ldap://127.0.0.1/a}",
            })
    void ordinaryText_isTakenAsItIs(String text) throws Exception {
        var sent = server.visitor().send(text);

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.at("/message/content")).isEqualTo(text);
    }

    @Test
    void personalData_isToldBeforeItIsStored_andTakenOnceConfirmed() throws Exception {
        var caller = server.visitor();
        var key = Map.of("Idempotency-Key", "one");

        var warned = caller.call("POST", caller.messages(), Caller.content(MAIL), key);

        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.at("/error/code")).isEqualTo("PERSONAL_DATA");
        assertThat(warned.at("/error/isRetryable")).isEqualTo("false");
        assertThat(warned.json().at("/error/details/kinds").toString()).isEqualTo("[\"email\"]");
        assertThat(warned.at("/error/details/mayConfirm")).isEqualTo("true");
        assertThat(warned.text()).contains("an email address").doesNotContain("jo@example.com");
        assertThat(caller.get(caller.messages()).json().at("/messages")).isEmpty();

        var confirmed = caller.call("POST", caller.messages(), confirming(MAIL, "email"), key);
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.at("/message/content")).isEqualTo(MAIL);
        assertThat(confirmed.at("/message/metadata")).isEmpty();
    }

    @Test
    void personalData_whereAnAnswerIsStreamed_isToldAsAStatus() throws Exception {
        var caller = server.visitor();

        var warned = caller.call(
                "POST",
                caller.messages(),
                Caller.content("4111 1111 1111 1111"),
                Map.of("Accept", "text/event-stream"));

        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.json().at("/error/details/kinds").toString()).isEqualTo("[\"payment_card\"]");
    }

    @Test
    void confirmed_thatIsNoKind_isNamed() throws Exception {
        var caller = server.visitor();

        var unknown = caller.post(caller.messages(), confirming(MAIL, "shoe_size"));
        var noList = caller.post(caller.messages(), json(Map.of("content", MAIL, "confirmed", "email")));

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/detail"))
                .isEqualTo("confirmed: must be one of email, phone, national_insurance_number, payment_card.");
        assertThat(noList.status()).isEqualTo(400);
        assertThat(noList.at("/detail")).startsWith("confirmed: ");
    }

    @Test
    void otherErrors_haveNoDetails() throws Exception {
        assertThat(server.visitor().send("").json().at("/error").has("details")).isFalse();
    }

    @Test
    void settings_switchTheScreensOff(@TempDir Path folder) throws Exception {
        var variables = Map.of("ACTIVE_MARKUP", "allow", "PERSONAL_DATA", "off");
        try (var lenient = RunningServer.start(folder, variables)) {
            assertThat(lenient.visitor().send(MAIL + "<script>").status()).isEqualTo(200);
        }
    }

    @Test
    void settings_refusePersonalData(@TempDir Path folder) throws Exception {
        try (var strict = RunningServer.start(folder, Map.of("PERSONAL_DATA", "refuse"))) {
            var caller = strict.visitor();

            var refused = caller.post(caller.messages(), confirming(MAIL, "email"));

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.at("/error/details/mayConfirm")).isEqualTo("false");
        }
    }

    @Test
    void lineEndsInAMessage_forgeNoEvent() throws Exception {
        var caller = server.visitor();
        var forged =
                "hello\r\n\r\nevent: reply.failed\r\ndata: {}\r\n\r\nid: 9\u2028event: x\u0085event: y\n\nevent: z";

        var reply = caller.sendOnly(forged).at("/reply/id");

        var events = caller.events(reply, "", Integer.MAX_VALUE);
        assertThat(events).allMatch(event -> event.type().startsWith("reply."));
        assertThat(events).extracting(Caller.Event::type).doesNotContain("reply.failed");
        assertThat(events.getLast().type()).isEqualTo("reply.completed");
        var raw = caller.call("GET", "/api/v1/replies/" + reply + "/events", "", Map.of("Accept", "text/event-stream"));
        assertThat(raw.text().lines().filter(line -> line.startsWith("event:")))
                .allMatch(line -> line.startsWith("event: reply."))
                .noneMatch(line -> line.contains("failed"));
        assertThat(raw.text().lines().filter(line -> line.startsWith("event:")).count())
                .isEqualTo(raw.text()
                        .lines()
                        .filter(line -> line.startsWith("id:"))
                        .count());
    }

    private static String confirming(String text, String... kinds) throws Exception {
        return json(Map.of("content", text, "confirmed", List.of(kinds)));
    }

    private static String json(Object value) throws Exception {
        return new ObjectMapper().writeValueAsString(value);
    }
}
