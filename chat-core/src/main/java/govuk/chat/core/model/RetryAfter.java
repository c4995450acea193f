package govuk.chat.core.model;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} header (RFC 9110 §10.2.3): seconds or a date. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long to wait from now: zero if the header makes no sense or the time is past, a day at most. */
    public static Duration parse(String header, Clock clock) {
        var wait = header.strip().matches("\\d{1,9}") ? seconds(header) : untilDate(header, clock);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration seconds(String header) {
        return Duration.ofSeconds(Long.parseLong(header.strip()));
    }

    private static Duration untilDate(String header, Clock clock) {
        try {
            var date = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), date);
        } catch (DateTimeException nonsense) {
            return Duration.ZERO;
        }
    }
}
