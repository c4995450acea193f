package govuk.chat.server.errors;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.RunningServer;
import govuk.chat.web.errors.Failure;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ErrorsTest {
    private static final List<String> ON_EVERY_RESPONSE = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "X-Request-ID");

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
    @CsvSource({
        "GET, /nowhere, 404, NOT_FOUND",
        "GET, /api/v1/nowhere, 404, NOT_FOUND",
        "PUT, /api/v1/sessions, 405, METHOD_NOT_ALLOWED",
        "TRACE, /api/v1/sessions, 405, METHOD_NOT_ALLOWED",
        "BREW, /api/v1/sessions, 405, METHOD_NOT_ALLOWED",
        "PROPFIND, /, 405, METHOD_NOT_ALLOWED",
        "DELETE, /live, 405, METHOD_NOT_ALLOWED",
        // Nothing is done by following a link.
        "GET, /sign-out, 405, METHOD_NOT_ALLOWED",
        "GET, /account/password, 405, METHOD_NOT_ALLOWED",
        "GET, /api/v1/auth/logout, 405, METHOD_NOT_ALLOWED",
        // Nothing is served but what is meant to be.
        "GET, /.git/config, 404, NOT_FOUND",
        "GET, /assets/, 404, NOT_FOUND",
        "GET, /assets/images/, 404, NOT_FOUND",
        "GET, /assets/chat.yml, 404, NOT_FOUND",
    })
    void error_isTheOneBody(String method, String path, int status, String code) throws Exception {
        var answer =
                server.stranger().call(method, path, "", Map.of("Accept", "application/json", "X-Request-ID", "r-1"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/status")).isEqualTo(String.valueOf(status));
        assertThat(answer.at("/title")).isNotEmpty();
        assertThat(answer.at("/detail")).isEqualTo(answer.at("/error/message"));
        assertThat(answer.at("/requestId")).isEqualTo("r-1");
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(answer.json().at("/error/isRetryable").isBoolean()).isTrue();
        assertThat(ON_EVERY_RESPONSE)
                .allSatisfy(name -> assertThat(answer.header(name)).as(name).isNotEmpty());
    }

    @Test
    void error_forABrowser_isAPage() throws Exception {
        var answer = server.stranger()
                .call("GET", "/nowhere", "", Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).startsWith("<!").doesNotContain("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /assets/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /assets/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /assets/..%2f..%2fetc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
            })
    void malformedRequest_isRefusedWithTheOneBody(String request) throws Exception {
        var answer = raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json", "\"requestId\"", "X-Request-ID");
        assertThat(answer).contains("Content-Security-Policy").doesNotContain("Exception", "jetty", "root:");
    }

    /** Request smuggling (RFC 9112 §6.3): where a request ends must be clear, or what follows could be taken for another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 6",
                "Content-Length: +5",
                "Content-Length : 5",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
            })
    void lengthThatIsNotClear_isRefused_andNothingBehindItIsRead(String lengths) throws Exception {
        var answer = raw("POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + lengths
                + "\r\n\r\n0\r\n\r\nGET /live HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void addressOrHeadersTooLong_areRefusedWithTheOneBody() throws Exception {
        var address = raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        var headers = raw("GET /live HTTP/1.1\r\nHost: x\r\nCookie: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(address).startsWith("HTTP/1.1 414").contains("application/problem+json");
        assertThat(headers).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8",
        "/chat, text/html;charset=utf-8",
        "/assets/rebrand/images/favicon.svg, image/svg+xml;charset=utf-8",
        "/live, application/json",
        "/api/v1/sessions, application/json",
        "/api/v1/my-data, application/json",
    })
    void contentType_saysWhatItIs(String path, String type) throws Exception {
        assertThat(server.visitor().get(path).header("Content-Type")).isEqualToIgnoringCase(type);
    }

    @Test
    void whatIsSomebodys_isStoredNowhere() throws Exception {
        var caller = server.visitor();
        var reply = "/api/v1/replies/" + caller.send("Hello").at("/reply/id");
        var session = caller.session();

        for (var path : List.of(
                "/api/v1/sessions",
                "/api/v1/sessions/" + session,
                caller.messages(),
                reply,
                reply + "/events",
                "/api/v1/my-data",
                "/chat/conversations",
                "/chat/conversations/" + session,
                "/chat/conversations/" + session + "/export?format=text")) {
            var answer = caller.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void requestId_ofTheCaller_isTakenOnlyIfItIsOne() throws Exception {
        var own = server.stranger().call("GET", "/live", "", Map.of("X-Request-ID", "abc-1.2_3"));
        var forged = server.stranger().call("GET", "/live", "", Map.of("X-Request-ID", "a b;<c>"));
        var tooLong = server.stranger().call("GET", "/live", "", Map.of("X-Request-ID", "x".repeat(65)));

        assertThat(own.header("X-Request-ID")).isEqualTo("abc-1.2_3");
        assertThat(forged.header("X-Request-ID")).hasSize(36);
        assertThat(tooLong.header("X-Request-ID")).hasSize(36);
    }

    @Test
    void ordinaryResponses_haveTheHeadersToo_andAreNotStored() throws Exception {
        var answer = server.stranger().get("/live");

        assertThat(ON_EVERY_RESPONSE)
                .allSatisfy(name -> assertThat(answer.header(name)).as(name).isNotEmpty());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void json_isCompressedForWhoTakesIt() throws Exception {
        var caller = server.visitor();
        caller.send("Hello");

        var answer = caller.call("GET", caller.messages(), "", Map.of("Accept-Encoding", "gzip"));

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void failure_ofAStatusNobodyPlanned_isAskedLikeItsKind() {
        assertThat(Failure.ofStatus(418).code().name()).isEqualTo("VALIDATION_ERROR");
        assertThat(Failure.ofStatus(507).status()).isEqualTo(500);
        for (var status : new int[] {400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503}) {
            assertThat(Failure.ofStatus(status).status()).isEqualTo(status);
        }
    }

    private static String raw(String request) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
