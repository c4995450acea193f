package govuk.chat.perf;

import java.time.Duration;

/**
 * Streams that begin at fixed moments, however slow the answers are.
 *
 * @param ramp how many of the first are not measured, since the full number is not open yet
 */
record Arrivals(int streams, int ramp, Duration interval) {

    /** As many arrivals as keep the given number open, when each lasts the given time. */
    static Arrivals keepingOpen(int open, Duration each) {
        return open == 1 ? new Arrivals(1, 0, each) : new Arrivals(open * 3, open, each.dividedBy(open));
    }

    Duration length() {
        return interval.multipliedBy(streams);
    }
}
