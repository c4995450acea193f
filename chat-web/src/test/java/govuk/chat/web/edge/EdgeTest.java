package govuk.chat.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.web.small.SmallApplication;
import govuk.chat.web.small.SmallServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between the network and a program. OWN stands for the program's own host and port. */
@SuppressWarnings("NullAway.Init")
class EdgeTest {
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private static SmallServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new SmallServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/small", "/nowhere", "/small/mistake", "/assets/nothing.css"})
    void everyResponse_hasTheHeaders(String path) throws Exception {
        var answer = server.get(path, Map.of("X-Request-ID", "r-1"));

        SecurityHeaders.ALL.forEach(
                (name, value) -> assertThat(header(answer, name)).as(name).isEqualTo(value));
        assertThat(header(answer, "X-Request-ID")).isEqualTo("r-1");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void requestId_thatIsNone_isReplaced() throws Exception {
        var answer = server.get("/small", Map.of("X-Request-ID", "a b\"c"));

        assertThat(header(answer, "X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW", "PROPFIND"})
    void method_thatNothingUses_isRefused(String method) throws Exception {
        var answer = server.call(method, "/small", "", Map.of());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo(String.join(", ", KnownMethods.ALL));
        assertThat(answer.body()).contains("METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(nullValues = "-", textBlock = """
        cross-site,  -,                              403
        cross-site,  http://OWN,                     403
        same-site,   https://other.example.org,      403
        same-origin, http://OWN,                     303
        none,        -,                              303
        -,           https://evil.test,              403
        -,           null,                           403
        -,           http://OWN@evil.test,           403
        -,           http://127.0.0.1,               403
        -,           http://127.0.0.1:1,             403
        -,           https://localhost,              403
        -,           not an origin,                  403
        -,           http://OWN,                     303
        -,           -,                              303
        cross-site,  https://app.example.org,        303
        -,           https://app.example.org.evil.test, 403
        """)
    void form_ofAnotherSite_isRefused(@Nullable String site, @Nullable String origin, int status) throws Exception {
        var headers = new HashMap<>(FORM);
        if (site != null) {
            headers.put("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            headers.put("Origin", origin.replace("OWN", "127.0.0.1:" + server.port()));
        }

        var answer = server.call("POST", "/form", "next=/small", headers);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void bearerAlone_isNoBusinessOfThis() throws Exception {
        var headers = new HashMap<>(FORM);
        headers.put("Sec-Fetch-Site", "cross-site");
        headers.put("Authorization", "Bearer x");
        assertThat(server.call("POST", "/form", "next=/small", headers).statusCode())
                .isEqualTo(303);

        headers.put("Cookie", "a=b");
        assertThat(server.call("POST", "/form", "next=/small", headers).statusCode())
                .isEqualTo(403);
    }

    @Test
    void allowedOrigin_mayAskAndRead() throws Exception {
        var preflight = server.call(
                "OPTIONS",
                "/small",
                "",
                Map.of("Origin", SmallApplication.ALLOWED, "Access-Control-Request-Method", "POST"));
        var failure = server.get("/nowhere", Map.of("Origin", SmallApplication.ALLOWED));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("PATCH");
        for (var answer : List.of(preflight, failure)) {
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(SmallApplication.ALLOWED);
            assertThat(header(answer, "Vary")).contains("Origin");
        }
    }

    @Test
    void otherOrigin_mayNeitherAskNorRead() throws Exception {
        var preflight = server.call(
                "OPTIONS", "/small", "", Map.of("Origin", "https://evil.test", "Access-Control-Request-Method", "GET"));

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(header(server.get("/small", Map.of("Origin", "https://evil.test")), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void trustedProxy_saysWhoIsAskingAndHow() throws Exception {
        var answer = server.get("/small", Map.of("X-Forwarded-For", "2001:db8::7", "X-Forwarded-Proto", "https"));

        assertThat(answer.body()).isEqualTo("2001:db8:0:0:0:0:0:7");
        assertThat(header(answer, SecurityHeaders.HSTS)).isEqualTo(SecurityHeaders.HSTS_VALUE);
        assertThat(header(server.get("/small", Map.of()), SecurityHeaders.HSTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "81.2.69.142, 81.2.69.142",
        "2001:db8:1:2::3, 20:01:0d:b8:00:01:00:02/64",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "a:b, a:b",
    })
    void network_isWhatOneHouseholdHas(String address, String network) {
        assertThat(new ClientAddress(address).network()).isEqualTo(network);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
