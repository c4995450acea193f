package govuk.chat.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody follows a link from another site: the browser keeps their cookie back, and they must not lose what is theirs. */
@SuppressWarnings("NullAway.Init")
final class ArrivalTest {
    @TempDir
    private static Path data;

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
    void fromAnotherSite_opensTheSameAddressAgain_andReplacesNoCookie() throws Exception {
        var arrival = open("/chat?from=guide&x=%22", "cross-site", "navigate");

        assertThat(arrival.status()).isEqualTo(200);
        assertThat(arrival.header("Refresh")).isEqualTo("0; url=/chat?from=guide&x=%22");
        assertThat(arrival.header("Set-Cookie")).isEmpty();
        assertThat(arrival.text()).contains("<h1").doesNotContain("<textarea");
    }

    @ParameterizedTest
    @CsvSource({"same-origin, navigate", "none, navigate", "cross-site, no-cors"})
    void otherwise_isServedAtOnce(String site, String mode) throws Exception {
        var page = open("/chat", site, mode);

        assertThat(page.header("Refresh")).isEmpty();
        assertThat(page.text()).contains("<textarea");
    }

    private static Caller.Answer open(String path, String site, String mode) throws Exception {
        var headers = Map.of("Accept", "text/html", "Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode);
        return server.stranger().call("GET", path, "", headers);
    }
}
