package govuk.chat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy's headers change, and that a stranger's change nothing. */
@SuppressWarnings("NullAway.Init")
class ProxiesTest {
    private static final String SESSIONS = "/api/v1/sessions";

    @TempDir
    Path folder;

    @Test
    void trustedProxy_everyClientHasALimitOfItsOwn() throws Exception {
        try (var server = server("127.0.0.0/8", "1")) {
            var proxy = server.stranger();

            assertThat(statusFor(proxy, "81.2.69.142")).isEqualTo(401);
            assertThat(statusFor(proxy, "81.2.69.143")).isEqualTo(401);
            assertThat(statusFor(proxy, "81.2.69.142")).isEqualTo(429);
            assertThat(statusFor(proxy, "6.6.6.6, 81.2.69.142")).isEqualTo(429);
        }
    }

    @Test
    void ipv6_isLimitedByItsNetwork() throws Exception {
        try (var server = server("127.0.0.0/8", "1")) {
            var proxy = server.stranger();

            assertThat(statusFor(proxy, "2001:db8:1:2::3")).isEqualTo(401);
            assertThat(statusFor(proxy, "2001:db8:1:2:ffff::4")).isEqualTo(429);
            assertThat(statusFor(proxy, "2001:db8:1:3::3")).isEqualTo(401);
        }
    }

    @Test
    void stranger_cannotEscapeALimit() throws Exception {
        try (var server = server("10.0.0.0/8", "1")) {
            var stranger = server.stranger();

            assertThat(statusFor(stranger, "81.2.69.142")).isEqualTo(401);
            assertThat(statusFor(stranger, "81.2.69.143")).isEqualTo(429);
            assertThat(statusFor(stranger, "10.1.2.3")).isEqualTo(429);
        }
    }

    @Test
    void strictTransportSecurity_behindAProxyThatSpeaksTls() throws Exception {
        var https = Map.of("X-Forwarded-Proto", "https");
        try (var server = server("127.0.0.1", "0")) {
            assertThat(hsts(server.stranger(), "/live", https)).isEqualTo("max-age=31536000; includeSubDomains");
            assertThat(hsts(server.stranger(), "/nowhere", https)).isEqualTo("max-age=31536000; includeSubDomains");
            assertThat(hsts(server.stranger(), "/live", Map.of("X-Forwarded-Proto", "http")))
                    .isEmpty();
        }
        try (var server = server("", "0")) {
            assertThat(hsts(server.stranger(), "/live", https)).isEmpty();
        }
    }

    @Test
    void accessLog_hasTheClientAndNotTheProxy() throws Exception {
        var log = folder.resolve("access.log");
        var settings = Files.writeString(folder.resolve("settings.yml"), """
            server:
              requestLog:
                appenders:
                  - type: file
                    currentLogFilename: %s
                    archive: false
                    layout: {type: access-json}
            """.formatted(log));
        var variables = Map.of("TRUSTED_PROXIES", "127.0.0.1");
        try (var server = RunningServer.start(folder.resolve("data"), variables, settings)) {
            statusFor(server.stranger(), "81.2.69.142");
            Await.until("a line in the log", () -> Files.exists(log) && Files.size(log) > 0);
        }

        assertThat(Files.readString(log))
                .contains("\"remoteAddress\":\"81.2.69.142\"")
                .doesNotContain("127.0.0.1\"");
    }

    private RunningServer server(String proxies, String max) throws Exception {
        return RunningServer.start(folder.resolve("data"), Map.of("TRUSTED_PROXIES", proxies, "RATE_LIMIT_MAX", max));
    }

    private static int statusFor(Caller caller, String forwardedFor) throws Exception {
        return caller.call("GET", SESSIONS, "", Map.of("X-Forwarded-For", forwardedFor))
                .status();
    }

    private static String hsts(Caller caller, String path, Map<String, String> headers) throws Exception {
        return caller.call("GET", path, "", headers).header("Strict-Transport-Security");
    }
}
