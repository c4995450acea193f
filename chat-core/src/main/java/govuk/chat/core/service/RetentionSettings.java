package govuk.chat.core.service;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How long things are kept. What is left out (null) has its default; zero keeps for ever.
 *
 * @param messages each message, from when it was sent
 * @param visitors a visitor's session, from the last message or change in it
 * @param every how often what is old is looked for; 100 ms to 1 day
 */
public record RetentionSettings(Duration messages, Duration visitors, Duration every) {
    public static final Duration LONGEST = Duration.ofDays(36_500);

    public RetentionSettings {
        messages = requireNonNullElse(messages, Duration.ofDays(365));
        visitors = requireNonNullElse(visitors, Duration.ofHours(24));
        every = requireNonNullElse(every, Duration.ofMinutes(10));
        requireAge("messages", messages);
        requireAge("visitors", visitors);
        if (every.toMillis() < 100 || every.compareTo(Duration.ofDays(1)) > 0) {
            throw new SettingException("every", every, "a duration from 100ms to 1d");
        }
    }

    public static RetentionSettings defaults() {
        return new RetentionSettings(Duration.ofDays(365), Duration.ofHours(24), Duration.ofMinutes(10));
    }

    private static void requireAge(String setting, Duration age) {
        if (age.isNegative() || age.compareTo(LONGEST) > 0) {
            throw new SettingException(setting, age, "a duration from 0s (for ever) to 36500d");
        }
    }
}
