package govuk.chat.core.config;

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

/** Processes that share a Redis. Each of them goes on alone while it is away. */
final class ThroughRedis implements Sharing {
    private final RedisConnection connection;
    private final RedisSubscriptions subscriptions;
    private final ReplyLog replyLog;

    private ThroughRedis(RedisConnection connection, RedisSubscriptions subscriptions) {
        this.connection = connection;
        this.subscriptions = subscriptions;
        this.replyLog = RedisReplyLog.open(new MemoryReplyLog(), connection, subscriptions);
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
    public RedisState state() {
        return connection.isWell() ? RedisState.WELL : RedisState.AWAY;
    }

    @Override
    public void close() {
        replyLog.close();
        subscriptions.close();
        connection.close();
    }
}
