package govuk.chat.core.agent.echo;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How the built-in agent behaves. What is left out (null) has its default.
 *
 * @param delay between two words; zero means no waiting at all
 * @param latency before the first word
 * @param failureRate how many of its answers fail, from 0 (none) to 1 (all); for trying out what happens then
 */
public record EchoSettings(Duration delay, Duration latency, double failureRate) {
    public static final EchoSettings DEFAULTS = new EchoSettings(Duration.ofMillis(30), Duration.ZERO, 0);

    public EchoSettings {
        delay = requireNonNullElse(delay, Duration.ofMillis(30));
        latency = requireNonNullElse(latency, Duration.ZERO);
        requireNotNegative("delay", delay);
        requireNotNegative("latency", latency);
        if (!(failureRate >= 0 && failureRate <= 1)) {
            throw new SettingException("failureRate", failureRate, "a number from 0 to 1");
        }
    }

    private static void requireNotNegative(String setting, Duration value) {
        if (value.isNegative()) {
            throw new SettingException(setting, value, "a duration such as 30ms, or 0");
        }
    }
}
