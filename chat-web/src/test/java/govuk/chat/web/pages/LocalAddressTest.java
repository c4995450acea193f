package govuk.chat.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {
    private final LocalAddress local = new LocalAddress("/home");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/users?search=a&sort=email", "/users/1#top"})
    void ofOurs_isFollowed(String wanted) {
        assertThat(local.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "//evil.test",
                "/\\evil.test",
                "https://evil.test",
                "/a b",
                "/é",
                "/sign-in",
                "/api/x"
            })
    void ofAnother_isNot(String wanted) {
        assertThat(local.of(wanted)).isEqualTo("/home");
    }

    @Test
    void signIn_leadsOn() {
        assertThat(local.signInThen("/users?a=b")).isEqualTo("/sign-in?next=%2Fusers%3Fa%3Db");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-03T11:05:00Z, 3 July 2026 at 12:05pm", "2026-01-03T00:05:00Z, 3 January 2026 at 12:05am"})
    void moment_isSaidForPeople(String time, String words) {
        var moment = Moment.of(Instant.parse(time), ZoneId.of("Europe/London"));

        assertThat(moment.words()).isEqualTo(words);
        assertThat(moment.machine()).isEqualTo(time);
    }
}
