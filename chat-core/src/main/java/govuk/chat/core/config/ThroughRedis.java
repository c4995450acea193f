package govuk.chat.core.config;

import govuk.chat.core.cache.Caches;
import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.cache.redis.RedisTier;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.limit.memory.MemoryRateLimits;
import govuk.chat.core.limit.redis.RedisRateLimits;
import govuk.chat.core.redis.RedisConnection;
import govuk.chat.core.redis.RedisKeys;
import govuk.chat.core.redis.RedisSettings;
import govuk.chat.core.redis.RedisSubscriptions;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.reply.redis.RedisReplyLog;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.cached.CachedStorage;
import java.util.List;

/** Processes that share a Redis. Each of them goes on alone while it is away. */
final class ThroughRedis implements Sharing {
    private static final String OWNERS = "owners";

    /** Some 4 MiB. */
    private static final long MOST_OWNERS = 20_000;

    private final RedisConnection connection;
    private final RedisSubscriptions subscriptions;
    private final ReplyLog replyLog;
    private final TwoTierCache owners;

    private ThroughRedis(RedisConnection connection, RedisSubscriptions subscriptions) {
        this.connection = connection;
        this.subscriptions = subscriptions;
        this.replyLog = RedisReplyLog.open(new MemoryReplyLog(), connection, subscriptions);
        this.owners = TwoTierCache.open(OWNERS, MOST_OWNERS, new RedisTier(OWNERS, connection, subscriptions));
    }

    static ThroughRedis open(RedisSettings settings, String keyPrefix) {
        var connection = RedisConnection.open(settings, new RedisKeys(keyPrefix));
        return new ThroughRedis(connection, RedisSubscriptions.open(connection));
    }

    @Override
    public ReplyLog replyLog() {
        return replyLog;
    }

    @Override
    public RateLimits newRateLimits() {
        return new RedisRateLimits(connection, new MemoryRateLimits());
    }

    @Override
    public Storage caching(Storage storage) {
        return new CachedStorage(storage, owners);
    }

    @Override
    public Caches caches() {
        return new Caches(List.of(owners));
    }

    @Override
    public RedisState state() {
        return connection.isWell() ? RedisState.WELL : RedisState.AWAY;
    }

    @Override
    public void close() {
        owners.close();
        replyLog.close();
        subscriptions.close();
        connection.close();
    }
}
