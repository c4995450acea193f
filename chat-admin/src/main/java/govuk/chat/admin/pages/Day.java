package govuk.chat.admin.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day that somebody typed into a filter.
 *
 * @param isWrong whether it is none; an empty field is not wrong, it leaves the filter out
 */
record Day(String typed, boolean isWrong) {
    static Day of(String typed) {
        var text = typed.strip();
        try {
            return new Day(text, !text.isEmpty() && LocalDate.parse(text).getYear() > 9999);
        } catch (DateTimeException e) {
            return new Day(text, true);
        }
    }

    /** When it begins, as an ISO 8601 time; empty if nothing (or nonsense) was typed. */
    String begin(ZoneId zone) {
        return at(0, zone);
    }

    /** When it is over. */
    String end(ZoneId zone) {
        return at(1, zone);
    }

    private String at(int daysLater, ZoneId zone) {
        return typed.isEmpty() || isWrong
                ? ""
                : LocalDate.parse(typed)
                        .plusDays(daysLater)
                        .atStartOfDay(zone)
                        .toInstant()
                        .toString();
    }
}
