package govuk.chat.core.limit.redis;

import govuk.chat.core.limit.Allowance;
import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.redis.RedisAwayException;
import govuk.chat.core.redis.RedisConnection;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis.JedisBasedProxyManagerBuilder;
import io.github.bucket4j.redis.jedis.RedisApi;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@link RateLimits} that several processes share through Redis: one token bucket for each key of each rule, which expires when it is full again.
 * While Redis is away each process counts for itself, from what it knows: somebody who spreads their requests then gets as many times their limit as there
 * are processes, and nobody is refused because of Redis. The processes' clocks should agree to some seconds.
 */
public final class RedisRateLimits implements RateLimits {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Above what a bucket needs to fill up, so that rounding cannot bring it back early. */
    private static final Duration KEPT_LONGER = Duration.ofMinutes(1);

    private final RedisConnection redis;
    private final RateLimits alone;
    private final ProxyManager<String> buckets;

    /** @param alone counts while Redis is away */
    public RedisRateLimits(RedisConnection redis, RateLimits alone) {
        this(redis, alone, TimeMeter.SYSTEM_MILLISECONDS);
    }

    RedisRateLimits(RedisConnection redis, RateLimits alone, TimeMeter clock) {
        this.redis = redis;
        this.alone = alone;
        this.buckets = new JedisBasedProxyManagerBuilder<>(Mapper.STRING, new Commands(redis))
                .clientClock(clock)
                .requestTimeout(LONGEST)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build();
    }

    @Override
    public Allowance take(LimitRule rule, String key) {
        try {
            var bucket = buckets.getProxy(redis.keys().limit(name(rule), key), () -> configuration(rule));
            return allowance(rule, bucket.tryConsumeAndReturnRemaining(1));
        } catch (RedisAwayException | BucketExecutionException e) {
            return alone.take(rule, key);
        }
    }

    /** A bucket keeps the rule that it was made by: with another rule it must be another bucket. */
    static String name(LimitRule rule) {
        return rule.name() + "." + rule.max() + "." + rule.window().toSeconds();
    }

    private static BucketConfiguration configuration(LimitRule rule) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rule.max()).refillGreedy(rule.max(), rule.window()))
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

    /** What bucket4j asks of Redis, each through the connection that knows whether Redis is away. */
    private record Commands(RedisConnection redis) implements RedisApi {
        @Override
        public Object eval(byte[] script, int keyCount, byte[]... parameters) {
            return redis.call(client -> client.eval(script, keyCount, parameters));
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return redis.<byte @Nullable []>call(client -> client.get(key));
        }

        @Override
        public void delete(byte[] key) {
            var unused = redis.call(client -> client.del(key));
        }
    }
}
