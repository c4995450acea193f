package govuk.chat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class CrossOriginTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String APP = "https://app.example.org";

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        var settings = Files.writeString(data.resolve("settings.yml"), "limits: {messages: {max: 1, window: 1h}}");
        var variables = Map.of("ALLOWED_ORIGINS", APP + " , http://localhost:5173", "RATE_LIMIT_MAX", "100000");
        server = RunningServer.start(data.resolve("data"), variables, settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, "http://localhost:5173"})
    void allowedOrigin_mayCallAndReadWhatMatters(String origin) throws Exception {
        var answer = server.stranger()
                .call("POST", SESSIONS, "{}", Map.of("Origin", origin, "Sec-Fetch-Site", "cross-site"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains(
                        "Location",
                        "RateLimit-Limit",
                        "RateLimit-Remaining",
                        "RateLimit-Reset",
                        "Retry-After",
                        "X-Request-ID");
        assertThat(answer.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    }

    @Test
    void allowedOrigin_preflight_namesMethodsAndHeaders() throws Exception {
        var answer = preflight(APP);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Allow-Methods").split(", ", -1))
                .containsExactly("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers").split(", ", -1))
                .contains(
                        "Content-Type",
                        "Authorization",
                        "X-Session-ID",
                        "X-User-ID",
                        "Idempotency-Key",
                        "Last-Event-ID");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("7200");
        assertThat(answer.header("RateLimit-Limit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "null",
                "https://app.example.org.evil.test",
                "https://evilapp.example.org",
                "https://app.example.orgx",
                "https://appxexample.org",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org/",
                "https://APP.example.org",
                "https://app.example.org https://evil.test",
                "https://evil.test https://app.example.org",
                "https://user@app.example.org",
                "*",
            })
    void otherOrigin_mayReadNothing_andItsPreflightIsRefused(String origin) throws Exception {
        var read = server.stranger().call("GET", SESSIONS, "", Map.of("Origin", origin));
        var preflight = preflight(origin);

        assertThat(read.response().headers().map().keySet()).noneMatch(CrossOriginTest::isPermission);
        assertThat(read.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.at("/error/code")).isEqualTo("FORBIDDEN");
        assertThat(preflight.response().headers().map().keySet()).noneMatch(CrossOriginTest::isPermission);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/v1/nowhere, 404", "TRACE, /api/v1/sessions, 405", "GET, /assets/nowhere.css, 404"})
    void allowedOrigin_mayReadErrorsToo(String method, String path, int status) throws Exception {
        var answer = server.stranger().call(method, path, "", Map.of("Origin", APP));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    }

    @Test
    void allowedOrigin_mayReadThatItIsTooMuch() throws Exception {
        var caller = server.visitor();
        var headers = Map.of("Origin", APP, "Prefer", "wait=0");
        caller.call("POST", caller.messages(), "{\"content\": \"one\"}", headers);

        var tooMany = caller.call("POST", caller.messages(), "{\"content\": \"two\"}", headers);
        var tooLarge = caller.call("POST", caller.messages(), "x".repeat(70_000), headers);

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    }

    @Test
    void noOrigin_isNoBusinessOfThis_butCachesAreWarned() throws Exception {
        var answer = server.stranger().get("/live");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static govuk.chat.server.testing.Caller.Answer preflight(String origin) throws Exception {
        var headers = Map.of(
                "Origin", origin,
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "content-type");
        return server.stranger().call("OPTIONS", SESSIONS, "", headers);
    }

    private static boolean isPermission(String header) {
        return header.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-");
    }
}
