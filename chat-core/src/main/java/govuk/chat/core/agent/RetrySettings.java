package govuk.chat.core.agent;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How often an agent that failed before its first word is asked again. What is left out (null) has its default.
 *
 * @param retries how often, after the first time; 0 to 10
 * @param delay the pause before the first retry; it doubles with each further one
 * @param maxDelay the longest pause; an agent that asks for a longer one is not asked again
 */
public record RetrySettings(Integer retries, Duration delay, Duration maxDelay) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public static final RetrySettings DEFAULTS = new RetrySettings(2, Duration.ofMillis(500), Duration.ofSeconds(5));

    public RetrySettings {
        retries = requireNonNullElse(retries, 2);
        delay = requireNonNullElse(delay, Duration.ofMillis(500));
        maxDelay = requireNonNullElse(maxDelay, Duration.ofSeconds(5));
        if (retries < 0 || retries > 10) {
            throw new SettingException("retries", retries, "0 to 10");
        }
        if (delay.isNegative() || delay.compareTo(maxDelay) > 0) {
            throw new SettingException("delay", delay, "a duration from 0s to maxDelay");
        }
        if (maxDelay.compareTo(LONGEST) > 0) {
            throw new SettingException("maxDelay", maxDelay, "a duration up to 1m");
        }
    }

    /** Whether somebody may ask again who was told to wait for {@code asked}: coming back sooner would be no help to anybody. */
    boolean allowsFor(Duration asked) {
        return asked.compareTo(maxDelay) <= 0;
    }

    /**
     * The pause after some failures: doubled each time and spread out at random, so that those who failed together do not come
     * back together; never shorter than the agent asks for.
     *
     * @param failures how often it has failed by now, 1 or more
     * @param asked how long the agent asks us to wait
     * @param chance from 0 for the longest to 1 for the shortest, which is half of it; another one each time
     */
    Duration pause(int failures, Duration asked, double chance) {
        var doubled = Math.min(delay.toNanos() << Math.min(failures - 1, 10), maxDelay.toNanos());
        var spread = Duration.ofNanos(doubled - Math.round(chance * doubled / 2));
        return spread.compareTo(asked) > 0 ? spread : asked;
    }
}
