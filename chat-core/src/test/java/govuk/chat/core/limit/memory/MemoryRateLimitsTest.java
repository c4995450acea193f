package govuk.chat.core.limit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.limit.RateLimitsContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MemoryRateLimitsTest implements RateLimitsContract {
    private final AtomicLong nanos = new AtomicLong();
    private final MemoryRateLimits limits = new MemoryRateLimits(nanos::get);

    @Override
    public RateLimits limits() {
        return limits;
    }

    @Override
    public void letPass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void rested_isForgotten() {
        limits.take(THREE_AN_HOUR, "one");
        letPass(Duration.ofMinutes(30));
        limits.take(THREE_AN_HOUR, "two");
        assertThat(limits.size(THREE_AN_HOUR)).isEqualTo(2);

        letPass(Duration.ofMinutes(31));

        assertThat(limits.size(THREE_AN_HOUR)).isEqualTo(1);
    }

    @Test
    void changedRule_theCountsByTheOldOneAreForgotten() {
        limits.take(THREE_AN_HOUR, "one");
        limits.take(new LimitRule("three", 4, Duration.ofHours(1)), "one");

        assertThat(limits.size(THREE_AN_HOUR)).isZero();
    }

    @Test
    void manyKeys_areBounded() {
        for (var i = 0; i < 60_000; i++) {
            limits.take(THREE_AN_HOUR, "key" + i);
        }

        assertThat(limits.size(THREE_AN_HOUR)).isLessThanOrEqualTo(50_000);
    }
}
