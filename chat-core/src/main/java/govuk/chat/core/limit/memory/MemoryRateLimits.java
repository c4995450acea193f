package govuk.chat.core.limit.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import govuk.chat.core.limit.Allowance;
import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.limit.RateLimits;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * {@link RateLimits} in this process's memory: one token bucket for each key of each rule. A key that has rested for a window is
 * forgotten, for by then it has all its permits back. For each rule at most {@value #MOST_KEYS} keys are known (some 20 MiB); beyond that the
 * ones that came least are forgotten early.
 */
public final class MemoryRateLimits implements RateLimits {
    private static final int MOST_KEYS = 50_000;

    private final ConcurrentMap<LimitRule, Cache<String, Bucket>> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    public MemoryRateLimits() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, in nanoseconds */
    MemoryRateLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public Allowance take(LimitRule rule, String key) {
        var bucket = bucketsOf(rule).get(key, each -> newBucket(rule));
        return allowance(rule, bucket.tryConsumeAndReturnRemaining(1));
    }

    /** How many keys of a rule are known. */
    long size(LimitRule rule) {
        var known = bucketsOf(rule);
        known.cleanUp();
        return known.estimatedSize();
    }

    private Cache<String, Bucket> bucketsOf(LimitRule rule) {
        var known = buckets.get(rule);
        if (known != null) {
            return known;
        }
        // Of a rule that was changed, the counts by the old one are of no more use.
        buckets.keySet().removeIf(other -> other.name().equals(rule.name()));
        return buckets.computeIfAbsent(rule, this::newBuckets);
    }

    private Cache<String, Bucket> newBuckets(LimitRule rule) {
        return Caffeine.newBuilder()
                .ticker(nanoTime::getAsLong)
                .expireAfterAccess(rule.window())
                .maximumSize(MOST_KEYS)
                .executor(Runnable::run)
                .build();
    }

    private Bucket newBucket(LimitRule rule) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rule.max())
                        .refillGreedy(rule.max(), rule.window())
                        .build())
                .withCustomTimePrecision(new Nanoseconds(nanoTime))
                .build();
    }

    private static Allowance allowance(LimitRule rule, ConsumptionProbe probe) {
        return new Allowance(
                probe.isConsumed(),
                rule.max(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    private record Nanoseconds(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
