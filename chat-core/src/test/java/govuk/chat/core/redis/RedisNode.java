package govuk.chat.core.redis;

import govuk.chat.core.testing.Await;
import java.time.Duration;

/** What one node of several has of Redis. */
public record RedisNode(RedisConnection connection, RedisSubscriptions subscriptions) implements AutoCloseable {
    public static RedisNode at(int port) {
        var settings = new RedisSettings(RedisUrl.parse("redis://127.0.0.1:" + port), "", "", Duration.ofMillis(300));
        var connection = RedisConnection.open(settings, new RedisKeys("test"));
        return new RedisNode(connection, RedisSubscriptions.open(connection));
    }

    public RedisNode awaitWell() {
        Await.until("Redis is well", () -> connection.isWell() && subscriptions.isOpen());
        return this;
    }

    public void awaitAway() {
        Await.until("Redis is away", () -> !connection.isWell());
    }

    @Override
    public void close() {
        subscriptions.close();
        connection.close();
    }
}
