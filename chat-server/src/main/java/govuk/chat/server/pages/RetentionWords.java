package govuk.chat.server.pages;

import govuk.chat.core.service.RetentionSettings;
import java.time.Duration;

/** How long conversations are kept, in words for the people who have them. */
final class RetentionWords {
    private RetentionWords() {}

    static String of(RetentionSettings kept) {
        if (kept.visitors().isZero()) {
            return kept.messages().isZero()
                    ? "Your conversations are kept until you delete them."
                    : "Every message is deleted after " + words(kept.messages()) + ".";
        }
        return "A conversation is deleted " + words(kept.visitors())
                + " after the last message in it. If you are signed in, "
                + (kept.messages().isZero()
                        ? "conversations are kept until you delete them."
                        : "each message is deleted after " + words(kept.messages()) + ".");
    }

    /** In days from two days on, else in hours, else in minutes. */
    static String words(Duration age) {
        if (age.compareTo(Duration.ofDays(2)) >= 0) {
            return count(age.toDays(), "day");
        }
        return age.compareTo(Duration.ofHours(1)) >= 0
                ? count(age.toHours(), "hour")
                : count(Math.max(1, age.toMinutes()), "minute");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
