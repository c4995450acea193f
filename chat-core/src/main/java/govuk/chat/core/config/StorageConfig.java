package govuk.chat.core.config;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.store.AuditChain;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StoreObserver;
import govuk.chat.core.store.jdbc.JdbcAuditCheck;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.store.jdbc.PostgresSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where everything is kept. What is left out (null) has its default.
 *
 * @param dataDirectory for the SQLite file; made if it is not there; {@code ./data} by default
 * @param databaseUrl {@code jdbc:postgresql://…}; empty for SQLite in the data directory
 * @param user of the database; empty if the URL says it
 * @param password of the database; empty if the URL says it
 * @param connections to PostgreSQL at once, at most
 * @param timeLimit for one statement, and for one wait for a connection
 */
public record StorageConfig(
        String dataDirectory,
        String databaseUrl,
        String user,
        String password,
        Integer connections,
        Duration timeLimit) {
    public StorageConfig {
        dataDirectory = orIfBlank(dataDirectory, "./data");
        databaseUrl = orIfBlank(databaseUrl, "");
        user = requireNonNullElse(user, "");
        password = requireNonNullElse(password, "");
        connections = requireNonNullElse(connections, PostgresSettings.DEFAULT_CONNECTIONS);
        timeLimit = requireNonNullElse(timeLimit, PostgresSettings.DEFAULT_TIME_LIMIT);
    }

    /** SQLite in this directory. */
    public static StorageConfig sqlite(String dataDirectory) {
        return new StorageConfig(
                dataDirectory, "", "", "", PostgresSettings.DEFAULT_CONNECTIONS, PostgresSettings.DEFAULT_TIME_LIMIT);
    }

    /** Whether several processes may use it. */
    boolean isShared() {
        return !databaseUrl.isEmpty();
    }

    Storage open(StoreObserver observer) {
        return databaseUrl.isEmpty()
                ? JdbcStorage.openSqlite(Path.of(dataDirectory), observer)
                : JdbcStorage.openPostgres(postgres(), observer);
    }

    /**
     * Checks the audit in the database, which a chat may be using at the time, and changes nothing.
     *
     * @throws govuk.chat.core.model.SettingException if it cannot be read
     */
    public AuditChain.Verdict checkAudit() {
        return databaseUrl.isEmpty()
                ? JdbcAuditCheck.sqlite(Path.of(dataDirectory))
                : JdbcAuditCheck.postgres(postgres());
    }

    private PostgresSettings postgres() {
        return new PostgresSettings(databaseUrl, user, password, connections, timeLimit);
    }

    /** Without the password, and without the one that may be in the URL. */
    @Override
    public String toString() {
        return databaseUrl.isEmpty() ? "SQLite in " + dataDirectory : "PostgreSQL";
    }

    private static String orIfBlank(String value, String usual) {
        return requireNonNullElse(value, "").isBlank() ? usual : value.strip();
    }
}
