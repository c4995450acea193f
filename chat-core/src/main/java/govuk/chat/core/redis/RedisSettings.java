package govuk.chat.core.redis;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param password where the URL does not say it; empty for none
 * @param sentinelPassword of the sentinels themselves; empty for none
 * @param timeLimit to connect, and for one answer; 10 ms to 10 s
 */
public record RedisSettings(RedisUrl url, String password, String sentinelPassword, Duration timeLimit) {
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMillis(500);

    public RedisSettings {
        if (timeLimit.compareTo(Duration.ofMillis(10)) < 0 || timeLimit.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new SettingException("timeLimit", timeLimit, "10ms to 10s");
        }
    }

    String effectivePassword() {
        return url.password().isEmpty() ? password : url.password();
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return url.toString();
    }
}
