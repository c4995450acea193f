package govuk.chat.core.config;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import govuk.chat.core.redis.RedisSettings;
import govuk.chat.core.redis.RedisUrl;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The Redis through which several processes share what they cannot share through the database. What is left out (null) has its default.
 *
 * @param url {@code redis://…}, {@code redis-sentinel://…} or {@code redis-cluster://…}, see {@link RedisUrl}; empty for a process that shares with
 *     nobody
 * @param password where the URL does not say it; empty for none
 * @param sentinelPassword of the sentinels; empty for none
 * @param keyPrefix before the name of every key and channel: 1 to 64 letters, digits, {@code -}, {@code _}, {@code .} and {@code :}
 * @param timeLimit to connect, and for one answer
 */
public record RedisConfig(String url, String password, String sentinelPassword, String keyPrefix, Duration timeLimit) {
    private static final Duration USUAL_TIME_LIMIT = Duration.ofMillis(500);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    public RedisConfig {
        url = requireNonNullElse(url, "").strip();
        password = requireNonNullElse(password, "");
        sentinelPassword = requireNonNullElse(sentinelPassword, "");
        keyPrefix = requireNonNullElse(keyPrefix, "chat");
        timeLimit = requireNonNullElse(timeLimit, USUAL_TIME_LIMIT);
        if (!PREFIX.matcher(keyPrefix).matches()) {
            throw new SettingException("keyPrefix", "\"" + keyPrefix + "\"", "a word such as chat");
        }
        if (!url.isEmpty()) {
            var unused = new RedisSettings(RedisUrl.parse(url), password, sentinelPassword, timeLimit);
        }
    }

    /** No Redis. */
    public static RedisConfig none() {
        return at("");
    }

    /** At this address, every other setting as it usually is. */
    public static RedisConfig at(String url) {
        return new RedisConfig(url, "", "", "chat", USUAL_TIME_LIMIT);
    }

    Sharing open() {
        return url.isEmpty()
                ? new Alone()
                : ThroughRedis.open(
                        new RedisSettings(RedisUrl.parse(url), password, sentinelPassword, timeLimit), keyPrefix);
    }

    /** Without the address and the passwords. */
    @Override
    public String toString() {
        return url.isEmpty() ? "no Redis" : "Redis";
    }
}
