package govuk.chat.core.agent;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * When an agent is left alone for a while. What is left out (null) has its default.
 *
 * @param failurePercent how many of the calls in the window must have failed; 1 to 100
 * @param minimumCalls how many calls the window must hold before that is looked at; 1 to 10,000
 * @param window how far back calls count; 1 s to 1 hour
 * @param openFor how long the agent is not asked; 10 ms to 1 hour
 * @param trials how many calls may then try it at once, and how many of them must be answered in a row; 1 to 100
 */
public record BreakerSettings(
        Integer failurePercent, Integer minimumCalls, Duration window, Duration openFor, Integer trials) {
    public static final BreakerSettings DEFAULTS =
            new BreakerSettings(50, 5, Duration.ofMinutes(1), Duration.ofSeconds(30), 2);

    public BreakerSettings {
        failurePercent = requireNonNullElse(failurePercent, 50);
        minimumCalls = requireNonNullElse(minimumCalls, 5);
        window = requireNonNullElse(window, Duration.ofMinutes(1));
        openFor = requireNonNullElse(openFor, Duration.ofSeconds(30));
        trials = requireNonNullElse(trials, 2);
        requireBetween("failurePercent", failurePercent, 1, 100);
        requireBetween("minimumCalls", minimumCalls, 1, 10_000);
        requireBetween("window", window, Duration.ofSeconds(1), Duration.ofHours(1));
        requireBetween("openFor", openFor, Duration.ofMillis(10), Duration.ofHours(1));
        requireBetween("trials", trials, 1, 100);
    }

    private static <T extends Comparable<T>> void requireBetween(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new SettingException(name, value, least + " to " + most);
        }
    }
}
