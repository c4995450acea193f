package govuk.chat.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SecurityTxtTest {
    private static final String PATH = "/.well-known/security.txt";

    @TempDir
    Path data;

    @Test
    void file_saysWhomToTell_andForLessThanAYear() {
        var clock = Clock.fixed(Instant.parse("2026-11-25T10:00:00.123Z"), ZoneOffset.UTC);

        assertThat(new SecurityTxtResource("security@example.org", clock).get()).isEqualTo("""
            Contact: mailto:security@example.org
            Expires: 2027-11-20T10:00:00Z
            Preferred-Languages: en
            """);
        assertThat(new SecurityTxtResource("https://example.org/report", clock).get())
                .startsWith("Contact: https://example.org/report\n");
    }

    @Test
    void file_isThereOnceAContactIsSet() throws Exception {
        var variables = Map.of("SECURITY_CONTACT", "security@example.org", "SERVICE_CONTACT", "help@example.org");
        try (var server = RunningServer.start(data, variables)) {
            var answer = server.stranger().get(PATH);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(answer.text()).contains("mailto:security@example.org");
            var expires = answer.text().replaceFirst("(?s).*Expires: (\\S+).*", "$1");
            assertThat(Duration.between(Instant.now(), Instant.parse(expires)))
                    .isBetween(Duration.ofDays(300), Duration.ofDays(365));
        }
    }

    @Test
    void file_contactOfThePages_isTakenWhereThereIsNoOther() throws Exception {
        try (var server = RunningServer.start(data, Map.of("SERVICE_CONTACT", "https://example.org/help"))) {
            assertThat(server.stranger().get(PATH).text()).startsWith("Contact: https://example.org/help\n");
        }
    }

    @Test
    void file_withoutAnyContact_isNot() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            assertThat(server.stranger().get(PATH).status()).isEqualTo(404);
        }
    }
}
