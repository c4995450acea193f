package govuk.chat.core.cache.redis;

import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.redis.RedisNode;
import govuk.chat.core.testing.Await;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One of several nodes that keep what a common store says. */
public record CacheNode(RedisNode redis, RedisTier tier, TwoTierCache cache) implements AutoCloseable {
    public static CacheNode at(int port, String name) {
        var redis = RedisNode.at(port).awaitWell();
        var tier = new RedisTier(name, redis.connection(), redis.subscriptions());
        return new CacheNode(redis, tier, TwoTierCache.open(name, 100, tier)).awaitOpen();
    }

    CacheNode awaitOpen() {
        Await.until("the cache is open", tier::isOpen);
        return this;
    }

    Optional<String> get(String key, AtomicReference<String> store) {
        return cache.get(key, () -> Optional.ofNullable(store.get()));
    }

    @Override
    public void close() {
        cache.close();
        redis.close();
    }
}
