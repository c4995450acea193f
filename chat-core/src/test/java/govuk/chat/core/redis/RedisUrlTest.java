package govuk.chat.core.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import govuk.chat.core.redis.RedisUrl.Way;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

final class RedisUrlTest {
    @Test
    void url_ofOneServer() {
        assertThat(RedisUrl.parse("redis://redis.example"))
                .isEqualTo(new RedisUrl(new Way.Single(at("redis.example", 6379), 0), false, "", ""));
        assertThat(RedisUrl.parse(" rediss://ann:p%40ss@redis.example:7000/3 "))
                .isEqualTo(new RedisUrl(new Way.Single(at("redis.example", 7000), 3), true, "ann", "p@ss"));
        assertThat(RedisUrl.parse("redis://:secret@[::1]:7000/"))
                .isEqualTo(new RedisUrl(new Way.Single(at("::1", 7000), 0), false, "", "secret"));
    }

    @Test
    void url_ofSentinels() {
        var sentinels = Set.of(at("one", 26379), at("two", 7000));

        assertThat(RedisUrl.parse("redis-sentinel://:secret@one,two:7000/chat/2"))
                .isEqualTo(new RedisUrl(new Way.Sentinels(sentinels, "chat", 2), false, "", "secret"));
        assertThat(RedisUrl.parse("rediss-sentinel://one,two:7000/chat").way())
                .isEqualTo(new Way.Sentinels(sentinels, "chat", 0));
    }

    @Test
    void url_ofACluster() {
        assertThat(RedisUrl.parse("rediss-cluster://one, two:7000"))
                .isEqualTo(new RedisUrl(new Way.Cluster(Set.of(at("one", 6379), at("two", 7000))), true, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://:secret@host",
                "redis:secret@host",
                "redis://:secret@",
                "redis://:secret@host:port",
                "redis://:secret@host:0",
                "redis://:secret@host:70000",
                "redis://:secret@host/x",
                "redis://:secret@one,two",
                "redis-sentinel://:secret@one,two",
                "redis-sentinel://:secret@one/chat/x",
                "redis-cluster://:secret@one,,two"
            })
    void url_malformed_saysSoWithoutTheSecret(String url) {
        assertThatThrownBy(() -> RedisUrl.parse(url))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("url is ")
                .hasMessageContaining("expected ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void settings_neverShowAPassword() {
        var settings = new RedisSettings(
                RedisUrl.parse("redis://ann:secret@host"), "secret", "secret", RedisSettings.DEFAULT_TIME_LIMIT);

        assertThat(settings).hasToString("Redis at host:6379");
        assertThat(RedisUrl.parse("redis-sentinel://:secret@one/chat")).hasToString("Redis chat of its sentinels");
        assertThat(RedisUrl.parse("redis-cluster://:secret@one")).hasToString("Redis Cluster");
    }

    @Test
    void settings_timeLimitOutOfBounds() {
        assertThatThrownBy(() -> new RedisSettings(RedisUrl.parse("redis://host"), "", "", Duration.ofMillis(1)))
                .isInstanceOf(SettingException.class)
                .hasMessage("timeLimit is PT0.001S: expected 10ms to 10s");
    }

    private static HostAndPort at(String host, int port) {
        return new HostAndPort(host, port);
    }
}
