package govuk.chat.core.cache.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import govuk.chat.core.cache.ClearReport;
import govuk.chat.core.cache.ClearReport.Cleared;
import govuk.chat.core.cache.SharedTier;
import govuk.chat.core.redis.RedisAwayException;
import govuk.chat.core.redis.RedisConnection;
import govuk.chat.core.redis.RedisKeys;
import govuk.chat.core.redis.RedisSubscriptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.params.SetParams;

/**
 * The shared tier of one cache in Redis. A changed value is replaced by an empty one for {@link RedisKeys#CHANGED_TTL}, which nobody overwrites: so who
 * had loaded the old value just before does not bring it back. A flush raises the generation, which is part of every key; what is left
 * behind expires.
 */
public final class RedisTier implements SharedTier {
    private static final Logger log = LoggerFactory.getLogger(RedisTier.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_CLEAR = Duration.ofSeconds(1);
    private static final String NODE = ProcessHandle.current().pid() + "@" + hostName();

    private final String name;
    private final RedisConnection redis;
    private final RedisSubscriptions subscriptions;
    private final String node = NODE + "/" + UUID.randomUUID().toString().substring(0, 4);
    private final ConcurrentMap<String, Collected> clearing = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("redis-cache").daemon().factory());
    private final Ear ear = new Ear();
    private volatile Local local = new Nothing();
    private volatile long generation;
    private volatile boolean isSubscribed;
    private volatile boolean isOpen;
    private volatile boolean hasMissed;

    public RedisTier(String name, RedisConnection redis, RedisSubscriptions subscriptions) {
        this.name = name;
        this.redis = redis;
        this.subscriptions = subscriptions;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it never fails
    public void open(Local tier) {
        local = tier;
        subscriptions.add(channel(), ear);
        worker.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public Place place(String key) {
        return new RedisPlace(redis, stored(key));
    }

    @Override
    public void invalidate(String key) {
        try {
            redis.call(client -> {
                client.set(stored(key), "", SetParams.setParams().px(RedisKeys.CHANGED_TTL.toMillis()));
                return client.publish(channel(), CacheNews.changed(key));
            });
        } catch (RedisAwayException e) {
            miss(e);
        }
    }

    @Override
    public void forgetAll() {
        try {
            tellToClear("");
        } catch (RedisAwayException e) {
            local.dropAll();
            miss(e);
        }
    }

    @Override
    public ClearReport clear() {
        var id = UUID.randomUUID().toString();
        var collected = new Collected();
        clearing.put(id, collected);
        try {
            var told = tellToClear(id);
            var answers = collected.await(redis.isCluster() ? Long.MAX_VALUE : told, LONGEST_CLEAR);
            return new ClearReport(name, answers, isOpen && answers.size() >= told);
        } catch (RedisAwayException e) {
            miss(e);
            return new ClearReport(name, List.of(new Cleared(node, local.dropAll())), false);
        } finally {
            clearing.remove(id);
        }
    }

    @Override
    public void close() {
        isOpen = false;
        worker.shutdownNow();
        subscriptions.remove(channel(), ear);
    }

    /** How many were told, as far as is known: in a cluster that is only those on one node of it. */
    private long tellToClear(String id) {
        return redis.call(client -> {
            var next = client.incr(channel());
            // Not only when this node hears itself say so.
            raise(next);
            return client.publish(channel(), CacheNews.clear(next, id));
        });
    }

    private void miss(RedisAwayException e) {
        log.debug("cache {}: the others could not be told of a change; they will be", name, e);
        hasMissed = true;
    }

    /** What could not be done when it was due. */
    private void look() {
        try {
            if (hasMissed && redis.isWell()) {
                hasMissed = false;
                forgetAll();
            }
            if (isSubscribed && !isOpen) {
                openIfKnown();
            }
        } catch (RedisAwayException e) {
            log.debug("cache {}: not yet", name, e);
        } catch (RuntimeException e) {
            log.error("cache {} could not be opened", name, e);
        }
    }

    private void openIfKnown() {
        var stored = redis.call(client -> Optional.ofNullable(client.get(channel())));
        raise(stored.map(Long::parseLong).orElse(0L));
        synchronized (this) {
            isOpen = isSubscribed;
        }
    }

    /** Never back: a flush may have been heard while the generation was being read. */
    private synchronized void raise(long heard) {
        generation = Math.max(generation, heard);
    }

    private String channel() {
        return redis.keys().cache(name);
    }

    private String stored(String key) {
        return redis.keys().cached(name, generation, key);
    }

    private static String hostName() {
        var name = ManagementFactory.getRuntimeMXBean().getName();
        return name.substring(name.indexOf('@') + 1);
    }

    private final class Ear implements RedisSubscriptions.Listener {
        @Override
        public void subscribed() {
            local.dropAll();
            isSubscribed = true;
            worker.execute(RedisTier.this::look);
        }

        @Override
        public void lost() {
            synchronized (RedisTier.this) {
                isSubscribed = false;
                isOpen = false;
            }
            local.dropAll();
        }

        @Override
        public void message(byte[] body) {
            switch (CacheNews.read(new String(body, UTF_8))) {
                case CacheNews.Changed(var key) -> local.drop(key);
                case CacheNews.Clear(var next, var id) -> {
                    raise(next);
                    var dropped = local.dropAll();
                    if (!id.isEmpty()) {
                        worker.execute(() -> answer(id, dropped));
                    }
                }
                case CacheNews.Done(var id, var answer) -> {
                    var asked = clearing.get(id);
                    if (asked != null) {
                        asked.add(answer);
                    }
                }
                case CacheNews.Unknown unknown ->
                    log.debug("cache {}: a message that says nothing to this version", name);
            }
        }

        private void answer(String id, long dropped) {
            try {
                redis.call(client -> client.publish(channel(), CacheNews.done(id, new Cleared(node, dropped))));
            } catch (RedisAwayException e) {
                log.debug("cache {}: nobody was told that it was flushed here", name, e);
            }
        }
    }

    /** Before the tier is opened. */
    private static final class Nothing implements Local {
        @Override
        public void drop(String key) {
            // There is nothing.
        }

        @Override
        public long dropAll() {
            return 0;
        }
    }
}
