package govuk.chat.core.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

final class RedisConnectionTest {
    private final FaultProxy proxy = new FaultProxy(EmbeddedRedisServer.shared().port());
    private final RedisNode node = RedisNode.at(proxy.port()).awaitWell();

    @AfterEach
    void close() {
        node.close();
        proxy.close();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Refuse(), new Fault.Reset(), new Fault.BlackHole(), new Fault.Latency(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void call_whileRedisIsAway_failsWithoutIt_andWorksAgainAfterwards(Fault fault) {
        assertThat(node.connection().call(UnifiedJedis::ping)).isEqualTo("PONG");

        proxy.set(fault);
        node.awaitAway();
        var before = proxy.openConnections();
        for (var i = 0; i < 10_000; i++) {
            assertThatThrownBy(() -> node.connection().call(UnifiedJedis::ping)).isInstanceOf(RedisAwayException.class);
        }
        assertThat(proxy.openConnections()).isLessThanOrEqualTo(before + 3);

        proxy.heal();
        node.awaitWell();
        assertThat(node.connection().call(UnifiedJedis::ping)).isEqualTo("PONG");
    }

    @Test
    void open_whileRedisIsAway_connectsWhenItComes() {
        try (var closed = new FaultProxy(EmbeddedRedisServer.shared().port())) {
            closed.set(new Fault.Refuse());
            try (var late = RedisNode.at(closed.port())) {
                assertThat(late.connection().isWell()).isFalse();
                closed.heal();
                late.awaitWell();
            }
        }
    }

    @Test
    void call_toAServerThatTakesNoWrites_countsAsAway_untilItDoes() {
        try (var own = EmbeddedRedisServer.start();
                var here = RedisNode.at(own.port()).awaitWell();
                var admin = new Jedis("127.0.0.1", own.port())) {
            admin.replicaof("127.0.0.1", EmbeddedRedisServer.shared().port());

            here.awaitAway();

            admin.replicaofNoOne();
            here.awaitWell();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void subscription_thatIsLost_isTold_andComesBack(Fault fault) {
        var heard = new Heard();
        node.subscriptions().add("channel", heard);
        Await.until("subscribed", () -> heard.events.contains("subscribed"));

        proxy.set(fault);
        Await.until("lost", () -> heard.events.contains("lost"));
        heard.events.clear();
        proxy.heal();
        Await.until("subscribed again", () -> heard.events.contains("subscribed"));

        try (var other = RedisNode.at(EmbeddedRedisServer.shared().port()).awaitWell()) {
            other.connection().call(client -> client.publish("channel", "hello"));
        }
        Await.until("heard", () -> heard.events.contains("hello"));
    }

    @Test
    void subscription_thatWasRemoved_hearsNothingMore() {
        var gone = new Heard();
        var stays = new Heard();
        node.subscriptions().add("gone", gone);
        node.subscriptions().add("stays", stays);
        Await.until(
                "both subscribed",
                () -> List.of("subscribed").equals(gone.events)
                        && List.of("subscribed").equals(stays.events));

        node.subscriptions().remove("gone", stays);
        say("gone");
        Await.until("not its own listener", () -> gone.events.contains("hello"));
        node.subscriptions().remove("gone", gone);
        say("gone");
        say("stays");
        Await.until("the other", () -> stays.events.contains("hello"));
        assertThat(gone.events).containsExactly("subscribed", "hello");
    }

    private void say(String channel) {
        node.connection().call(client -> client.publish(channel, "hello"));
    }

    private static final class Heard implements RedisSubscriptions.Listener {
        private final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void subscribed() {
            events.add("subscribed");
        }

        @Override
        public void message(byte[] body) {
            events.add(new String(body, UTF_8));
        }

        @Override
        public void lost() {
            events.add("lost");
        }
    }
}
