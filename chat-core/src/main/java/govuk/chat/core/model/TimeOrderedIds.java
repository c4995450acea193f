package govuk.chat.core.model;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Version 7 UUIDs (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits. New rows therefore land at the end of an
 * index instead of all over it, and the random part still cannot be guessed. Safe for use by many threads.
 */
public final class TimeOrderedIds implements IdSource {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String next() {
        var high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
        var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
