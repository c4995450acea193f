package govuk.chat.core.redis;

import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;

/** Makes the client that fits the address. Making one may connect, and may fail. */
final class Clients {
    private static final int CONNECTIONS = 32;

    /** In a cluster a command may be sent on to the node that has the key now. */
    private static final int CLUSTER_TRIES = 3;

    private Clients() {}

    static UnifiedJedis open(RedisSettings settings) {
        return switch (settings.url().way()) {
            case RedisUrl.Way.Single(var server, var database) ->
                RedisClient.builder()
                        .hostAndPort(server)
                        .clientConfig(config(settings, database))
                        .poolConfig(pool(settings))
                        .build();
            case RedisUrl.Way.Sentinels(var sentinels, var master, var database) ->
                RedisSentinelClient.builder()
                        .sentinels(sentinels)
                        .masterName(master)
                        .clientConfig(config(settings, database))
                        .sentinelClientConfig(sentinelConfig(settings))
                        .poolConfig(pool(settings))
                        .build();
            case RedisUrl.Way.Cluster(var nodes) ->
                RedisClusterClient.builder()
                        .nodes(nodes)
                        .clientConfig(config(settings, 0))
                        .poolConfig(pool(settings))
                        .maxAttempts(CLUSTER_TRIES)
                        .maxTotalRetriesDuration(settings.timeLimit())
                        .build();
        };
    }

    private static DefaultJedisClientConfig config(RedisSettings settings, int database) {
        var config = basics(settings)
                .database(database)
                .blockingSocketTimeoutMillis(Math.toIntExact(RedisSubscriptions.LONGEST_SILENCE.toMillis()));
        if (!settings.effectivePassword().isEmpty()) {
            config.password(settings.effectivePassword());
        }
        if (!settings.url().user().isEmpty()) {
            config.user(settings.url().user());
        }
        return config.build();
    }

    private static DefaultJedisClientConfig sentinelConfig(RedisSettings settings) {
        var config = basics(settings);
        if (!settings.sentinelPassword().isEmpty()) {
            config.password(settings.sentinelPassword());
        }
        return config.build();
    }

    private static DefaultJedisClientConfig.Builder basics(RedisSettings settings) {
        var config = DefaultJedisClientConfig.builder()
                .resp2()
                .timeoutMillis(Math.toIntExact(settings.timeLimit().toMillis()))
                .clientName("chat")
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        // The certificate and the name in it are checked.
        return settings.url().isTls() ? config.sslOptions(SslOptions.defaults()) : config;
    }

    private static GenericObjectPoolConfig<Connection> pool(RedisSettings settings) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(settings.timeLimit());
        pool.setTimeBetweenEvictionRuns(Duration.ofSeconds(30));
        pool.setJmxEnabled(false);
        return pool;
    }
}
