package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * Where the PostgreSQL database is and how we use it.
 *
 * @param url {@code jdbc:postgresql://HOST:5432/DATABASE?…}, or {@code postgresql://USER:PASSWORD@HOST:5432/DATABASE}; may carry
 *     user and password either way
 * @param user instead of the one in the URL; empty if it is there
 * @param password instead of the one in the URL; empty if it is there
 * @param connections at most this many at once, 1 to 1000
 * @param timeLimit how long one statement may take, and, on top of it, one wait for a connection or a lock; 100 ms to 10 minutes
 */
public record PostgresSettings(String url, String user, String password, int connections, Duration timeLimit) {
    public static final int DEFAULT_CONNECTIONS = 10;
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(5);

    public PostgresSettings {
        if (connections < 1 || connections > 1000) {
            throw new SettingException("connections", connections, "a number from 1 to 1000");
        }
        if (timeLimit.compareTo(Duration.ofMillis(100)) < 0 || timeLimit.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new SettingException("timeLimit", timeLimit, "a duration from 100ms to 10m");
        }
        PostgresUrl.parse(url);
    }

    /** With everything in the URL. */
    public PostgresSettings(String url) {
        this(url, "", "", DEFAULT_CONNECTIONS, DEFAULT_TIME_LIMIT);
    }

    PostgresUrl location() {
        return PostgresUrl.parse(url).with(user, password);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return location().place();
    }
}
