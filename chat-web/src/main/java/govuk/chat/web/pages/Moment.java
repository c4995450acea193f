package govuk.chat.web.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as a page shows it.
 *
 * @param words for people: "3 March 2026 at 10:42am"
 * @param machine for the {@code datetime} attribute
 */
public record Moment(String words, String machine) {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' h:mm", Locale.UK);

    public static Moment of(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return new Moment(WORDS.format(local) + (local.getHour() < 12 ? "am" : "pm"), instant.toString());
    }
}
