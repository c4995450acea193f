package govuk.chat.web.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads durations the way people write them: {@code 500ms}, {@code 15s}, {@code 10m}, {@code 24h}, {@code 7d}. */
final class DurationReader extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1;
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    DurationReader() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = parser.getValueAsString("");
        var parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            return (Duration)
                    context.handleWeirdStringValue(Duration.class, text, "a duration such as 500ms, 15s, 10m or 24h");
        }
        return Duration.of(Long.parseLong(parts.group(1)), UNITS.getOrDefault(parts.group(2), ChronoUnit.SECONDS));
    }
}
