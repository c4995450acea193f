package govuk.chat.core.model;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Version 7 UUIDs (RFC 9562 §5.7): 48 bits of milliseconds, a counter of 12 bits (§6.2, method 1), then 62 random bits. Ids of one source grow
 * in the order in which they were made, so new rows land at the end of an index; the random part cannot be guessed. Safe for use
 * by many threads.
 */
public final class TimeOrderedIds implements IdSource {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    /** The least id that can have been made at that time: all made earlier come before it, all others after. */
    public static String firstAt(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L).toString();
    }

    @Override
    public String next() {
        // A full counter, or a clock that was set back, runs on into the next millisecond.
        var now = clock.millis() << COUNTER_BITS;
        var tick = last.updateAndGet(before -> Math.max(before + 1, now));
        var high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & COUNTER);
        var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
