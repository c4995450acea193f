package govuk.chat.core.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A limit on how often one key may do something.
 *
 * @param name tells its counts from those of other rules, for example {@code login}
 * @param max how many permits a key has when it is rested; 0 to {@value #MOST}; 0 is no limit at all
 * @param window the time in which all of them come back, evenly: one every {@code window / max}; 1 second to 24 hours
 */
public record LimitRule(String name, int max, Duration window) {
    public static final int MOST = 1_000_000;
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofHours(24);

    public LimitRule {
        requireNonNull(name, "name");
        if (max < 0 || max > MOST) {
            throw new IllegalArgumentException("max is " + max + ": expected 0 to " + MOST);
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("window is " + window + ": expected 1 second to 24 hours");
        }
    }

    public boolean isOff() {
        return max == 0;
    }
}
