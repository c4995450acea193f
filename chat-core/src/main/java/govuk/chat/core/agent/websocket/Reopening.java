package govuk.chat.core.agent.websocket;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How often and when a connection that cannot be made is tried again. The wait doubles each time, and a random part of up to half
 * of it is left out, so that the sessions of an agent that comes back do not all knock at once.
 *
 * @param first the wait after the first try, before chance shortens it
 * @param longest no wait is longer
 * @param tries in all, the first one included
 */
public record Reopening(Duration first, Duration longest, int tries) {
    public static final Reopening DEFAULTS = new Reopening(Duration.ofSeconds(1), Duration.ofSeconds(30), 5);

    public Reopening {
        if (!first.isPositive()) {
            throw new SettingException("first", first, "a duration longer than 0, such as 1s");
        }
        if (longest.compareTo(first) < 0) {
            throw new SettingException("longest", longest, "a duration not shorter than first");
        }
        if (tries < 1 || tries > 20) {
            throw new SettingException("tries", tries, "a number from 1 to 20");
        }
    }

    /**
     * @param tried how many tries have failed, from 1
     * @param chance from 0 to 1
     */
    Duration waitAfter(int tried, double chance) {
        var doubled = first.multipliedBy(1L << (tried - 1));
        var whole = doubled.compareTo(longest) > 0 ? longest : doubled;
        return whole.minusNanos((long) (whole.toNanos() * chance / 2));
    }
}
