package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 20s}, {@code 2m}, {@code 1h}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private Durations() {}

    /** @throws CliException naming what was set if it is none, or zero */
    public static Duration parse(String name, String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
            throw CliException.usage(name + ": \"" + text + "\" is no duration. Write it like 500ms, 20s, 2m or 1h.");
        }
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
