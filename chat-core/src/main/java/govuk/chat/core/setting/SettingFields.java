package govuk.chat.core.setting;

import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a setting's value. Every method throws {@link ChatException} {@code VALIDATION_ERROR} with a sentence that names the field. */
public final class SettingFields {
    private final Map<String, ?> fields;

    public SettingFields(Map<String, ?> fields) {
        this.fields = fields;
    }

    public boolean truth(String name) {
        if (fields.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw bad(name, "must be true or false");
    }

    public int whole(String name, int least, int most) {
        if (fields.get(name) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw bad(name, "must be a whole number from %,d to %,d".formatted(least, most));
    }

    /** One of the words. */
    public String choice(String name, List<String> words) {
        if (fields.get(name) instanceof String word && words.contains(word)) {
            return word;
        }
        throw bad(name, "must be one of " + String.join(", ", words));
    }

    /** A line of text without space around it; empty if it is left out. */
    public String line(String name, int most) {
        var line = text(name, "must be text").strip();
        if (line.length() > most || line.codePoints().anyMatch(AuditEntry::cannotStandInALine)) {
            throw bad(name, "must be one line of at most " + most + " characters");
        }
        return line;
    }

    /** As ISO 8601 writes it, such as {@code PT15M} or {@code P30D}. */
    public Duration duration(String name, Duration least, Duration most) {
        var expected = "must be a duration from " + words(least) + " to " + words(most) + ", such as PT15M or P30D";
        try {
            var duration = Duration.parse(text(name, expected));
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw bad(name, expected);
    }

    /** As ISO 8601 writes it, in UTC; empty if it is left out. */
    public Optional<Instant> time(String name) {
        var expected = "must be a time such as 2026-11-25T09:30:00Z";
        try {
            return Optional.of(text(name, expected))
                    .filter(time -> !time.isEmpty())
                    .map(Instant::parse);
        } catch (DateTimeException e) {
            throw bad(name, expected);
        }
    }

    /** For what cannot be seen from one field alone. */
    public static ChatException bad(String name, String expected) {
        return new ChatException(ErrorCode.VALIDATION_ERROR, "value." + name + ": " + expected + ".");
    }

    /** Java writes a week as {@code PT168H}. */
    private static String words(Duration duration) {
        var isDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return isDays ? "P" + duration.toDays() + "D" : duration.toString();
    }

    private String text(String name, String expected) {
        @Nullable Object value = fields.get(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw bad(name, expected);
    }
}
