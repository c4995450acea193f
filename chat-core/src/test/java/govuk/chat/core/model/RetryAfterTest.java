package govuk.chat.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "0 | 0",
                "999999999 | 86400",
                "Wed, 04 Mar 2026 12:00:30 GMT | 30",
                "Wed, 04 Mar 2026 11:00:00 GMT | 0",
                "Wed, 04 Mar 2099 11:00:00 GMT | 86400",
                "soon | 0",
                "-5 | 0",
                "99999999999999 | 0"
            })
    void parse_header_isSecondsFromNow(String header, long seconds) {
        assertThat(RetryAfter.parse(header, CLOCK)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
