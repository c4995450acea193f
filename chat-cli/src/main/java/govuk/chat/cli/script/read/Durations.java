package govuk.chat.cli.script.read;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 2.5s}, {@code 1m}, {@code 1h}. */
public final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)");

    private Durations() {}

    public static Optional<Duration> parse(String text) {
        return milliseconds(text).map(found -> Duration.ofNanos(Math.round(found * 1_000_000)));
    }

    static Optional<Double> milliseconds(String text) {
        var matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(matcher.group(1)) * unit(matcher.group(2)));
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
