package govuk.chat.core.agent;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How long an agent may take.
 *
 * @param connect until there is a connection; kept by the client of the agent itself
 * @param firstToken until the first piece of the answer
 * @param silence between two pieces, and between the last piece and the end
 * @param total for the whole answer
 */
public record TimeLimits(Duration connect, Duration firstToken, Duration silence, Duration total) {
    public static final TimeLimits DEFAULTS = new TimeLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(5));

    public TimeLimits {
        connect = requireNonNullElse(connect, Duration.ofSeconds(5));
        firstToken = requireNonNullElse(firstToken, Duration.ofSeconds(30));
        silence = requireNonNullElse(silence, Duration.ofSeconds(30));
        total = requireNonNullElse(total, Duration.ofMinutes(5));
        requirePositive("connect", connect);
        requirePositive("firstToken", firstToken);
        requirePositive("silence", silence);
        requirePositive("total", total);
    }

    private static void requirePositive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new SettingException(setting, value, "a duration longer than 0, such as 30s");
        }
    }
}
