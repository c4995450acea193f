package govuk.chat.cli.script;

import java.time.Duration;

/**
 * How often and for how long a step is tried.
 *
 * @param timeout for each time it is run
 * @param retries how often it is run again after a failure of the transport, or a 408, 429 or 5xx
 * @param times how often it is run in any case
 * @param passes how many of these have to pass
 */
public record Tries(Duration timeout, int retries, int times, int passes) {
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
    public static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    public static final int MOST_RETRIES = 10;
    public static final int MOST_TIMES = 100;
}
