package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import govuk.chat.admin.testing.RunningAdmin;
import govuk.chat.server.testing.FormPerson;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server in whose every text there is markup that would act in a browser, were it not escaped. */
@SuppressWarnings("NullAway.Init")
class HostileTest {
    private static final String EVIL = "<script>alert(1)</script>\\\"'><img src=x onerror=alert(2)>";
    private static final String USER = """
        {"id": "u1", "email": "EVIL", "role": "admin", "isActive": true, "isService": true, "createdAt": "2026-11-25T10:00:00Z"}\
        """;
    private static final String SESSION = """
        {"sessionId": "s1", "owner": "EVIL", "agent": "EVIL", "status": "EVIL", "createdAt": "2026-11-25T10:00:00Z",
         "updatedAt": "2026-11-25T10:00:00Z"}\
        """;
    private static final Map<String, String> ANSWERS = Map.of(
            "POST /api/v1/auth/login",
            """
            {"token": "t", "user": {"id": "anna", "email": "EVIL", "role": "admin"}}\
            """,
            "GET /api/v1/admin/users",
            "{\"users\": [" + USER + "], \"nextCursor\": \"EVIL\"}",
            "GET /api/v1/admin/users/u1",
            USER,
            "POST /api/v1/admin/users",
            "{\"user\": " + USER + ", \"password\": \"EVIL\"}",
            "GET /api/v1/admin/sessions",
            "{\"sessions\": [" + SESSION + "], \"nextCursor\": \"EVIL\"}",
            "GET /api/v1/admin/sessions/s1",
            SESSION,
            "GET /api/v1/admin/sessions/s1/replies",
            """
            {"replies": [{"replyId": "r1", "agent": "EVIL", "status": "EVIL", "attempt": 1, "createdAt": "2026-11-25T10:00:00Z",
             "deadline": "2026-11-25T10:10:00Z", "node": "EVIL", "error": "EVIL"}]}\
            """,
            "POST /api/v1/admin/sessions/s1/transcript",
            """
            {"messages": [{"role": "user", "content": "EVIL", "timestamp": "2026-11-25T10:00:00Z"}], "nextAfter": 1}\
            """,
            "GET /api/v1/admin/audit",
            """
            {"entries": [{"sequence": 1, "timestamp": "2026-11-25T10:00:00Z", "actor": "EVIL", "action": "EVIL", "subject": "EVIL",
             "address": "EVIL", "outcome": "EVIL", "details": {"EVIL": "EVIL"}}], "nextCursor": "EVIL"}\
            """,
            "GET /api/v1/admin/audit/verify",
            "{\"isWhole\": false, \"brokenAt\": 1, \"reason\": \"EVIL\"}");

    @TempDir
    static Path data;

    private static HttpServer server;
    private static RunningAdmin admin;
    private static FormPerson anna;

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var body = ANSWERS.getOrDefault(call, "").replace("EVIL", EVIL).getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "\"'><script>alert(3)</script>\"");
            exchange.sendResponseHeaders(body.length == 0 ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        admin = RunningAdmin.start(
                data, "http://127.0.0.1:" + server.getAddress().getPort(), Clock.systemUTC());
        anna = admin.person().signIn("anna@example.org", "x");
    }

    @AfterAll
    static void stop() {
        admin.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?search=EVIL&role=EVIL&active=EVIL&sort=EVIL&cursor=EVIL",
                "/users/u1",
                "/users/u1/password",
                "/users/u1/sign-out",
                "/users/u1/erase",
                "/conversations?owner=EVIL&status=EVIL&error=EVIL",
                "/conversations?id=EVIL",
                "/conversations?from=EVIL",
                "/conversations/s1",
                "/audit?actor=EVIL&subject=EVIL&action=EVIL&outcome=EVIL",
                "/audit?from=EVIL",
                "/audit/check",
            })
    void page_showsItAsText(String address) throws Exception {
        var encoded = address.replace("EVIL", "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22'%3E");

        assertHarmless(anna.get(encoded).body(), "&lt;script&gt;alert(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/new /users", "/conversations/s1 /conversations/s1/text"})
    void form_showsItAsText(String addresses) throws Exception {
        var parts = addresses.split(" ", -1);
        var fields =
                Map.of("email", "<script>alert(1)</script>", "role", "user", "reason", "<script>alert(1)</script>");

        assertHarmless(anna.submit(parts[0], parts[1], fields).body(), "&lt;script&gt;alert(1)");
    }

    private static void assertHarmless(String html, String escaped) {
        assertThat(html).contains("<main", escaped).doesNotContain("<script>", "<img src=x", "onerror=alert(2)>\"");
    }
}
