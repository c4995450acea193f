package govuk.chat.core.redis;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * The way to Redis. Every call has a time limit. After {@value #FAILURES} failures among {@value #OF_CALLS} calls Redis counts as away: then calls
 * fail at once, without a network, until a write once a second has gone through again. So nobody waits for a Redis that is away, and no
 * request is used to find out. The connections are then made anew, since the server may have moved, or become one that takes no writes
 * ({@code READONLY} after a fail-over).
 *
 * <p>Safe for use by many threads.
 */
public final class RedisConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);
    private static final int FAILURES = 3;
    private static final int OF_CALLS = 10;
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final RedisSettings settings;
    private final RedisKeys keys;
    private final CircuitBreaker<Object> breaker;
    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("redis-probe").daemon().factory());
    private volatile @Nullable UnifiedJedis client;
    private volatile boolean isClosed;
    private volatile long lastTroubleAt = System.nanoTime();

    private RedisConnection(RedisSettings settings, RedisKeys keys) {
        this.settings = settings;
        this.keys = keys;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES, OF_CALLS)
                // It is the probe that closes it.
                .withDelay(Duration.ofDays(36_500))
                .build();
    }

    /** Tries to connect, and goes on trying in the background if Redis is away: that keeps nobody from starting. */
    @SuppressWarnings("FutureReturnValueIgnored") // the probe never fails
    public static RedisConnection open(RedisSettings settings, RedisKeys keys) {
        var connection = new RedisConnection(settings, keys);
        connection.probe();
        connection.prober.scheduleWithFixedDelay(
                connection::probe, PROBE.toMillis(), PROBE.toMillis(), TimeUnit.MILLISECONDS);
        return connection;
    }

    /**
     * Has the command done by Redis.
     *
     * @throws RedisAwayException if it was not done, or nobody can say whether it was
     */
    public <T> T call(Function<UnifiedJedis, T> command) {
        var current = client;
        if (current == null || !breaker.tryAcquirePermit()) {
            throw new RedisAwayException("Redis is away");
        }
        try {
            var answer = command.apply(current);
            breaker.recordSuccess();
            return answer;
        } catch (JedisException e) {
            breaker.recordException(e);
            lastTroubleAt = System.nanoTime();
            noteIfAway(current, e);
            throw new RedisAwayException("Redis did not do it", e);
        }
    }

    /** Whether Redis answers, as far as is known: looked at each second, at least. */
    public boolean isWell() {
        return client != null && breaker.isClosed();
    }

    /** Whether it has answered each call for so long. */
    public boolean isWellFor(Duration time) {
        return isWell() && System.nanoTime() - lastTroubleAt > time.toNanos();
    }

    /** Whether there are several servers: then a publisher knows of the listeners at one of them only. */
    public boolean isCluster() {
        return settings.url().way() instanceof RedisUrl.Way.Cluster;
    }

    public RedisKeys keys() {
        return keys;
    }

    @Override
    public void close() {
        isClosed = true;
        prober.shutdownNow();
        drop();
    }

    /** For the subscriptions, which hold a connection of their own; empty while Redis is away. */
    Optional<UnifiedJedis> client() {
        return Optional.ofNullable(client);
    }

    private void probe() {
        try {
            if (client == null) {
                connect();
            } else {
                call(this::write);
            }
        } catch (RedisAwayException e) {
            log.debug("the probe failed", e);
        } catch (RuntimeException e) {
            log.error("could not look for Redis", e);
        }
    }

    private synchronized void connect() {
        UnifiedJedis next = null;
        try {
            next = Clients.open(settings);
            write(next);
        } catch (JedisException e) {
            if (next != null) {
                next.close();
            }
            noteAway(e);
            return;
        }
        client = next;
        lastTroubleAt = System.nanoTime();
        breaker.close();
        if (isClosed) {
            drop();
        }
        log.info("{} answers", settings);
    }

    private String write(UnifiedJedis to) {
        return to.set(keys.probe(), "", SetParams.setParams().px(RedisKeys.PROBE_TTL.toMillis()));
    }

    private void noteIfAway(UnifiedJedis failed, JedisException why) {
        if (breaker.isOpen() && failed.equals(client)) {
            log.warn("{} is away; going on without it: {}", settings, why.getMessage());
            drop();
        }
    }

    /** Once, at the start: later it is {@link #noteIfAway} that sees it go. */
    private void noteAway(JedisException why) {
        if (breaker.isClosed()) {
            breaker.open();
            log.warn("{} is away; going on without it: {}", settings, why.getMessage());
        }
    }

    private synchronized void drop() {
        var dropped = client;
        client = null;
        if (dropped != null) {
            dropped.close();
        }
    }
}
