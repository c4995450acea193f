package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import govuk.chat.server.api.Parameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of an agent for a while.
 *
 * @param state {@code open}, {@code closed} or {@code route}
 * @param duration as ISO 8601 writes it; either this or {@code until}
 */
record OverrideWish(
        @Nullable String state,
        @Nullable String routeTo,
        @JsonProperty("for") @Nullable String duration,
        @Nullable String until,
        @Nullable String comment) {
    /** What nobody looks after for so long should be in the configuration. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** The fields of the agent's setting. */
    Map<String, Object> fields(Instant now) {
        if (state == null || state.equals("automatic")) {
            throw Parameters.invalid("state: must be one of open, closed, route.");
        }
        var fields = new TreeMap<String, Object>();
        fields.put("state", state);
        fields.put("until", end(now).truncatedTo(ChronoUnit.SECONDS).toString());
        if (routeTo != null) {
            fields.put("routeTo", routeTo);
        }
        return fields;
    }

    private Instant end(Instant now) {
        if ((duration == null) == (until == null)) {
            throw Parameters.invalid("for or until: say how long this is to hold, in one of the two ways.");
        }
        var field = duration == null ? "until" : "for";
        var end = duration == null ? Parameters.time(field, String.valueOf(until)) : after(now, duration);
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw Parameters.invalid(field + ": must be later than now, and no more than 30 days.");
        }
        return end;
    }

    private static Instant after(Instant now, String duration) {
        try {
            return now.plus(Duration.parse(duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw Parameters.invalid("for: must be a duration such as PT30M or P1D.");
        }
    }
}
