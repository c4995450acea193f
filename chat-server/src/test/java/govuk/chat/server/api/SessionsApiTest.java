package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class SessionsApiTest {
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
    void create_stranger_becomesVisitorWithCookieAndToken() throws Exception {
        var created = server.stranger().post("/api/v1/sessions", "{\"userId\":\"case 7\",\"unknown\":{\"a\":1}}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/status")).isEqualTo("active");
        assertThat(created.at("/metadata/userId")).isEqualTo("case 7");
        assertThat(created.at("/visitorToken")).isNotEmpty();
        assertThat(created.header("Location")).isEqualTo("/api/v1/sessions/" + created.at("/sessionId"));
        assertThat(created.header("Set-Cookie"))
                .startsWith("chat_visitor=" + created.at("/visitorToken"))
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=86400", "Path=/");
    }

    @Test
    void create_withoutBody_isAnOrdinarySession() throws Exception {
        assertThat(server.stranger().post("/api/v1/sessions", "").status()).isEqualTo(201);
    }

    @Test
    void create_knownVisitor_getsNoSecondToken() throws Exception {
        var created = server.visitor().post("/api/v1/sessions", "{}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().has("visitorToken")).isFalse();
        assertThat(created.header("Set-Cookie")).isEmpty();
    }

    @Test
    void create_unknownAgent_isRefused() throws Exception {
        var refused = server.stranger().post("/api/v1/sessions", "{\"agent\":\"nobody\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.at("/detail")).startsWith("agent:");
    }

    @Test
    void cookie_knowsTheVisitorAgain() throws Exception {
        var created = server.stranger().post("/api/v1/sessions", "{}");
        var cookie = created.header("Set-Cookie").split(";", 2)[0];

        var found = server.stranger()
                .call("GET", "/api/v1/sessions/" + created.at("/sessionId"), "", Map.of("Cookie", cookie));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.at("/sessionId")).isEqualTo(created.at("/sessionId"));
    }

    @Test
    void list_pagesThroughAllOfTheCallersAndNobodyElses() throws Exception {
        server.visitor();
        var caller = server.visitor();
        for (var i = 0; i < 6; i++) {
            caller.post("/api/v1/sessions", "{}");
        }

        var first = caller.get("/api/v1/sessions?limit=4").json();
        var second = caller.get("/api/v1/sessions?limit=4&cursor="
                        + first.at("/nextCursor").asText())
                .json();

        var ids = new HashSet<String>();
        first.at("/sessions")
                .forEach(session -> ids.add(session.at("/sessionId").asText()));
        second.at("/sessions")
                .forEach(session -> ids.add(session.at("/sessionId").asText()));
        assertThat(first.at("/sessions")).hasSize(4);
        assertThat(second.at("/sessions")).hasSize(3);
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(ids).hasSize(7).contains(caller.session());
    }

    @Test
    void patch_changesTitleAndStatus() throws Exception {
        var caller = server.visitor();

        var changed =
                caller.call("PATCH", path(caller), "{\"title\":\" My passport \",\"status\":\"archived\"}", Map.of());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(caller.get(path(caller)).at("/title")).isEqualTo("My passport");
        assertThat(caller.get(path(caller)).at("/status")).isEqualTo("archived");
        assertThat(caller.send("Hello").status()).isEqualTo(409);
    }

    @Test
    void patch_badStatus_changesNothing() throws Exception {
        var caller = server.visitor();

        var refused = caller.call("PATCH", path(caller), "{\"title\":\"New\",\"status\":\"gone\"}", Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).isEqualTo("status: must be one of active, inactive, archived.");
        assertThat(caller.get(path(caller)).at("/title")).isEmpty();
    }

    @Test
    void patch_titleTooLongOrNothing_isRefused() throws Exception {
        var caller = server.visitor();

        var tooLong = caller.call("PATCH", path(caller), "{\"title\":\"" + "x".repeat(101) + "\"}", Map.of());
        var nothing = caller.call("PATCH", path(caller), "", Map.of());

        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(nothing.status()).isEqualTo(400);
    }

    @Test
    void delete_removesTheSessionAndItsMessages() throws Exception {
        var caller = server.visitor();
        caller.send("Hello");

        assertThat(caller.call("DELETE", path(caller), "", Map.of()).status()).isEqualTo(204);
        assertThat(caller.get(path(caller)).status()).isEqualTo(404);
        assertThat(caller.get(caller.messages()).status()).isEqualTo(404);
        assertThat(caller.call("DELETE", path(caller), "", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void foreignSession_isAnsweredLikeAnUnknownOne() throws Exception {
        var owner = server.visitor();
        var other = server.visitor();
        var unknown = "/api/v1/sessions/nobody-has-this";

        for (var method : new String[] {"GET", "DELETE"}) {
            assertThat(code(other, method, path(owner), "")).isEqualTo(code(other, method, unknown, ""));
        }
        assertThat(code(other, "PATCH", path(owner), "{\"title\":\"x\"}")).isEqualTo("404 SESSION_NOT_FOUND");
        assertThat(code(other, "POST", owner.messages(), Caller.content("x"))).isEqualTo("404 SESSION_NOT_FOUND");
        assertThat(code(other, "GET", owner.messages(), "")).isEqualTo("404 SESSION_NOT_FOUND");
    }

    @Test
    void strangers_andTokensThatDoNotHold_areNotKnown() throws Exception {
        var caller = server.visitor();
        var tampered = caller.token().substring(0, caller.token().length() - 2) + "xx";

        var presented = List.of(
                Map.of("Authorization", "Bearer " + tampered),
                Map.of("Authorization", "Bearer"),
                Map.of("Authorization", "Basic eDp5"),
                Map.of("Cookie", "chat_visitor=\"; DROP"),
                Map.of("Cookie", "chat_visitor=a.99999999999999.b"),
                Map.<String, String>of());
        for (var headers : presented) {
            var answer = server.stranger().call("GET", path(caller), "", headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("/error/code")).isEqualTo("UNAUTHENTICATED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "access_token", "visitorToken", "Authorization", "chat_visitor"})
    void token_inAnAddress_isNotLookedAt(String parameter) throws Exception {
        var caller = server.visitor();

        var answer = server.stranger().get(path(caller) + "?" + parameter + "=" + caller.token());

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void badParameters_areNamed() throws Exception {
        var caller = server.visitor();

        assertThat(caller.get("/api/v1/sessions?limit=0").at("/detail")).startsWith("limit:");
        assertThat(caller.get("/api/v1/sessions?limit=many").at("/detail")).startsWith("limit:");
        assertThat(caller.get("/api/v1/sessions?cursor=x").at("/detail")).startsWith("cursor:");
    }

    private static String code(Caller caller, String method, String path, String body) throws Exception {
        var answer = caller.call(method, path, body, Map.of());
        return answer.status() + " " + answer.at("/error/code");
    }

    private static String path(Caller caller) {
        return "/api/v1/sessions/" + caller.session();
    }
}
