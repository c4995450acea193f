package govuk.chat.core.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a call is repeated: after a pause that doubles each time, of which a part is left to chance so that many clients do not come back at
 * the same moment.
 *
 * @param tries how often it is tried in all, at least once; 4 by default
 * @param firstPause 250 ms by default
 * @param longestPause also the longest that the client waits because the server asks for it: whoever is asked to wait longer is told so
 *     instead; 10 s by default
 */
public record RetryRules(int tries, Duration firstPause, Duration longestPause) {
    private static final int MOST_DOUBLINGS = 20;

    public RetryRules {
        if (tries < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "tries: at least 1; pauses: not negative, the longest not the shorter one");
        }
    }

    public static RetryRules defaults() {
        return new RetryRules(4, Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    /** Each call once. */
    public static RetryRules none() {
        return new RetryRules(1, Duration.ZERO, Duration.ZERO);
    }

    /** The pause after a try, the first being 1: between half and all of what the doubling gives. */
    Duration pauseAfter(int attempt, RandomGenerator random) {
        var doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        var whole = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        return Duration.ofNanos((long) (whole.toNanos() * (0.5 + random.nextDouble() / 2)));
    }
}
