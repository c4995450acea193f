package govuk.chat.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a whole journey beside the conversation itself: access log, application log and audit. */
@SuppressWarnings("NullAway.Init")
class PrivacyIT {
    private static final String SECRET = "a secret of at least thirty-two bytes";
    private static final String EMAIL = "anna@xylophone.example";
    private static final String PASSWORD = "xylophone-password";
    private static final Map<String, String> PRODUCTION = Map.of(
            "CHAT_ENV",
            "production",
            "SESSION_SECRET",
            SECRET,
            "JWT_SECRET",
            SECRET,
            "ADMIN_EMAIL",
            EMAIL,
            "ADMIN_PASSWORD",
            PASSWORD,
            "LOG_LEVEL",
            "DEBUG");

    /** Words that are written nowhere else. */
    private static final String TEXT = "xylophone-question";

    private static final String TITLE = "xylophone-title";
    private static final String QUERY = "xylophone-query";
    private static final String AGENT = "Xylobrowser/7";

    @TempDir
    Path folder;

    @Test
    void journey_leavesNoTextAndNoTokenInLogsAndAudit() throws Exception {
        try (var server = ServerProcess.start(folder, PRODUCTION)) {
            var visitor = server.stranger().becomeVisitor();
            journey(visitor);
            var administrator = signInAndOut(server);
            forgeALine(server);
            Await.until(
                    "the last request is in the access log",
                    () -> server.output().contains("the-last-one"));

            var log = server.output();
            var audit = audit();
            assertThat(log + audit).doesNotContain(SECRET, visitor.token(), administrator, "Bearer", QUERY);
            assertThat((log + audit).toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(TEXT, TITLE, "jo@example.com", EMAIL, PASSWORD, "xylophone-guess");
            assertThat(log.lines()).noneMatch(line -> line.startsWith("FORGED"));
            assertThat(accessLog(log))
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "\"method\":\"DELETE\"",
                                    "\"uri\":\"/api/v1/my-data\"",
                                    "\"status\":200",
                                    "\"requestTime\":",
                                    "\"remoteAddress\":\"127.0.0.1\"",
                                    "\"userAgent\":\"" + AGENT + "\""));
            assertThat(audit)
                    .contains("input_refused", "data_exported", "session_deleted", "data_erased")
                    .contains("user_created", "login_failed", "login ", "logout")
                    .contains("127.0.0.1", "the-refused-one");
        }
    }

    /** With a password that is wrong, then with the right one. Answers the token. */
    private static String signInAndOut(ServerProcess server) throws Exception {
        var stranger = server.stranger();
        stranger.post("/api/v1/auth/login", Caller.credentials(EMAIL, "xylophone-guess"));
        var administrator = stranger.signIn(EMAIL, PASSWORD);
        administrator.post("/api/v1/auth/logout", "{}");
        return administrator.token();
    }

    private static void journey(Caller visitor) throws Exception {
        visitor.send(TEXT);
        visitor.post(visitor.messages(), Caller.content(TEXT + " jo@example.com"));
        var markup = Caller.content("<script>" + TEXT);
        visitor.call("POST", visitor.messages(), markup, Map.of("X-Request-ID", "the-refused-one"));
        visitor.call("PATCH", "/api/v1/sessions/" + visitor.session(), "{\"title\": \"" + TITLE + "\"}", Map.of());
        visitor.get("/api/v1/sessions?limit=5&token=" + QUERY);
        visitor.get("/chat/conversations/" + visitor.session() + "/export?format=text");
        visitor.get("/nowhere?message=" + QUERY);
        visitor.post(visitor.messages(), "{\"content\": [\"" + TEXT + "\"]}");
        visitor.post(visitor.messages(), "{\"content\": \"" + TEXT);
        visitor.get("/api/v1/my-data");
        visitor.call("DELETE", "/api/v1/sessions/" + visitor.session(), "", Map.of());
        visitor.call("DELETE", "/api/v1/my-data", "", Map.of("X-Request-ID", "the-last-one", "User-Agent", AGENT));
    }

    /** With line ends in every place that a stranger may fill. */
    private static void forgeALine(ServerProcess server) throws Exception {
        for (var request : List.of(
                "GET /nowhere%0d%0aFORGED%0A HTTP/1.1\r\nHost: x\r\nUser-Agent: a%0d%0aFORGED\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\nUser-Agent: a\rFORGED\r\n",
                "GET /b HTTP/1.1\r\nHost: x\r\nX-Request-ID: a\n FORGED\r\n",
                "GET /c\u0085FORGED HTTP/1.1\r\nHost: x\r\n",
                "GET\nFORGED /d HTTP/1.1\r\nHost: x\r\n")) {
            send(server, request + "Connection: close\r\n\r\n");
        }
        server.stranger().call("GET", "/nowhere", "", Map.of("X-Request-ID", "the-last-one"));
    }

    private static void send(ServerProcess server, String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var unused = socket.getInputStream().readAllBytes();
        }
    }

    private static List<String> accessLog(String log) {
        return log.lines().filter(line -> line.contains("\"requestTime\"")).toList();
    }

    private String audit() throws Exception {
        var lines = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/chat.db"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM audit ORDER BY sequence")) {
            while (found.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    line.append(found.getString(i)).append(' ');
                }
                lines.add(line.toString());
            }
        }
        return String.join("\n", lines);
    }
}
