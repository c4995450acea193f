package govuk.chat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites may make a browser do here. OWN stands for the server's own host and port. */
@SuppressWarnings("NullAway.Init")
class CrossSiteWritesTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String APP = "https://app.example.org";

    @TempDir
    static Path data;

    private static RunningServer server;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        var variables = Map.of("ALLOWED_ORIGINS", APP, "TRUSTED_PROXIES", "127.0.0.1");
        server = RunningServer.start(data, variables);
        cookie = server.stranger().post(SESSIONS, "{}").header("Set-Cookie").replaceFirst(";.*", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(nullValues = "-", textBlock = """
        cross-site,  -,                              403
        cross-site,  https://evil.test,              403
        cross-site,  null,                           403
        same-site,   https://other.example.org,      403
        cross-site,  http://OWN,                     403
        nonsense,    http://OWN,                     403
        same-origin, http://OWN,                     201
        same-origin, -,                              201
        same-origin, https://proxied.example.org,    201
        none,        -,                              201
        -,           https://evil.test,              403
        -,           null,                           403
        -,           http://OWN.evil.test,           403
        -,           http://evil.test/http://OWN,    403
        -,           http://OWN@evil.test,           403
        -,           http://127.0.0.1,               403
        -,           http://127.0.0.1:1,             403
        -,           http://localhost:1,             403
        -,           not an origin,                  403
        -,           http://OWN,                     201
        -,           https://OWN,                    201
        -,           -,                              201
        cross-site,  https://app.example.org,        201
        -,           https://app.example.org,        201
        cross-site,  https://app.example.org.evil.test, 403
        """)
    void write_withACookie(@Nullable String site, @Nullable String origin, int status) throws Exception {
        var answer = write(headers(site, origin, Map.of("Cookie", cookie)));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.at("/error/code")).isEqualTo("FORBIDDEN");
            assertThat(answer.at("/detail")).contains("another site");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chat.example.org, https://chat.example.org, 201",
        "chat.example.org, http://chat.example.org, 201",
        "CHAT.example.org:443, https://chat.example.org, 201",
        "chat.example.org:443, http://chat.example.org, 403",
        "chat.example.org, https://chat.example.org:8443, 403",
        "chat.example.org, https://example.org, 403",
    })
    void own_isWhatTheClientCallsUs(String host, String origin, int status) throws Exception {
        var request = String.join(
                "\r\n",
                "POST /api/v1/sessions HTTP/1.1",
                "Host: " + host,
                "Origin: " + origin,
                "Cookie: " + cookie,
                "Content-Type: application/json",
                "Content-Length: 2",
                "Connection: close",
                "",
                "{}");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(nullValues = "-", textBlock = """
        PATCH,  /api/v1/sessions/x
        PUT,    /api/v1/sessions/x
        DELETE, /api/v1/sessions/x
        POST,   /api/v1/auth/login
        POST,   /api/v1/nowhere
        """)
    void everyOtherWrite_isRefusedToo(String method, String path) throws Exception {
        var headers = headers("cross-site", "https://evil.test", Map.of("Cookie", cookie));

        assertThat(server.stranger().call(method, path, "{}", headers).status()).isEqualTo(403);
    }

    @Test
    void bearerAlone_isNoBusinessOfThis() throws Exception {
        var bearer = "Bearer " + server.visitor().token();
        var foreign = headers("cross-site", "https://evil.test", Map.of("Authorization", bearer));

        assertThat(write(foreign).status()).isEqualTo(201);

        foreign.put("Cookie", cookie);
        assertThat(write(foreign).status()).isEqualTo(403);
    }

    @Test
    void credentialsThatBrowsersAddByThemselves_areNoExcuse() throws Exception {
        var foreign = headers("cross-site", "https://evil.test", Map.of("Authorization", "Basic dXNlcjpwYXNz"));

        assertThat(write(foreign).status()).isEqualTo(403);
    }

    @Test
    void noCredentials_isRefused_soThatNoCookieIsPlanted() throws Exception {
        var answer = write(headers("cross-site", "https://evil.test", Map.of()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void formOfAnotherSite_getsAPageAndDoesNothing() throws Exception {
        var headers = headers("cross-site", "https://evil.test", Map.of("Accept", "text/html"));
        headers.put("Content-Type", "application/x-www-form-urlencoded");

        var answer = server.stranger().call("POST", "/chat/messages", "message=hello", headers);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.text()).contains("<h1").doesNotContain("<textarea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonx",
            })
    void api_takesNothingThatAFormCouldSend(String type) throws Exception {
        var headers = headers("same-origin", null, Map.of("Cookie", cookie, "Content-Type", type));

        var answer = write(headers);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.at("/error/code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void api_takesNoBodyWithoutAType() throws Exception {
        var request = HttpRequest.newBuilder(server.uri(SESSIONS))
                .header("Cookie", cookie)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.discarding());

            assertThat(response.statusCode()).isEqualTo(415);
        }
    }

    @Test
    void reading_isNotRefused() throws Exception {
        var headers = headers("cross-site", "https://evil.test", Map.of("Cookie", cookie));

        assertThat(server.stranger().call("GET", SESSIONS, "", headers).status())
                .isEqualTo(200);
        assertThat(server.stranger().call("HEAD", "/", "", headers).status()).isEqualTo(200);
    }

    @Test
    void behindAProxy_ownOriginIsWhatTheBrowserCalledIt() throws Exception {
        var headers = headers(null, "https://chat.example.org", Map.of("Cookie", cookie));
        assertThat(write(headers).status()).isEqualTo(403);

        headers.putAll(Map.of("X-Forwarded-Host", "chat.example.org", "X-Forwarded-Proto", "https"));
        assertThat(write(headers).status()).isEqualTo(201);

        headers.put("Origin", "https://other.example.org");
        assertThat(write(headers).status()).isEqualTo(403);
    }

    private static Caller.Answer write(Map<String, String> headers) throws Exception {
        return server.stranger().call("POST", SESSIONS, "{}", headers);
    }

    /** null is "not sent" */
    private static Map<String, String> headers(
            @Nullable String site, @Nullable String origin, Map<String, String> others) {
        var headers = new HashMap<>(others);
        if (site != null) {
            headers.put("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            headers.put("Origin", origin.replace("OWN", "127.0.0.1:" + server.port()));
        }
        return headers;
    }
}
