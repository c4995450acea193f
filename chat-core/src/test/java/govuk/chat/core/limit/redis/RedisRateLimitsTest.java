package govuk.chat.core.limit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.limit.RateLimitsContract;
import govuk.chat.core.limit.memory.MemoryRateLimits;
import govuk.chat.core.redis.RedisNode;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisRateLimitsTest implements RateLimitsContract {
    private final AtomicLong passed = new AtomicLong();
    private final RedisNode node =
            RedisNode.at(EmbeddedRedisServer.shared().port()).awaitWell();
    private final RateLimits limits = limits(node);

    @Override
    public RateLimits limits() {
        return limits;
    }

    @Override
    public void letPass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void take_onAnotherNode_isTheSameCount() {
        var key = UUID.randomUUID().toString();
        try (var other = RedisNode.at(EmbeddedRedisServer.shared().port()).awaitWell()) {
            var there = limits(other);

            assertThat(limits.take(THREE_AN_HOUR, key).remaining()).isEqualTo(2);
            assertThat(there.take(THREE_AN_HOUR, key).remaining()).isEqualTo(1);
            assertThat(limits.take(THREE_AN_HOUR, key).remaining()).isZero();
            assertThat(there.take(THREE_AN_HOUR, key).isGranted()).isFalse();
        }
    }

    @Test
    void take_leavesAKeyThatExpires() {
        var key = UUID.randomUUID().toString();
        limits.take(THREE_AN_HOUR, key);

        var name = node.connection().keys().limit(RedisRateLimits.name(THREE_AN_HOUR), key);
        // One permit of three is back after 20 minutes, and a minute on top.
        assertThat(node.connection().<Long>call(client -> client.ttl(name))).isBetween(20L * 60, 22L * 60);
    }

    @Test
    void take_whileRedisIsAway_countsHere() {
        var key = UUID.randomUUID().toString();
        try (var proxy = new FaultProxy(EmbeddedRedisServer.shared().port());
                var cut = RedisNode.at(proxy.port()).awaitWell()) {
            var alone = limits(cut);
            proxy.set(new Fault.BlackHole());

            assertThat(alone.take(THREE_AN_HOUR, key).remaining()).isEqualTo(2);
            cut.awaitAway();
            assertThat(alone.take(THREE_AN_HOUR, key).remaining()).isEqualTo(1);
            assertThat(alone.take(THREE_AN_HOUR, key).isGranted()).isTrue();
            assertThat(alone.take(THREE_AN_HOUR, key).isGranted()).isFalse();

            proxy.heal();
            cut.awaitWell();
            assertThat(alone.take(THREE_AN_HOUR, key).remaining()).isEqualTo(2);
        }
    }

    private RateLimits limits(RedisNode on) {
        return new RedisRateLimits(on.connection(), new MemoryRateLimits(), new Passing(passed));
    }

    /** The system's time and what a test lets pass. */
    private record Passing(AtomicLong passed) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return System.currentTimeMillis() * 1_000_000 + passed.get();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
