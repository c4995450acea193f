package govuk.chat.core.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.PoolUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL: one connection of a pool and one transaction for each call. Waiting for a connection, a lock or an answer is
 * bounded. A transaction that lost a race against another is run again, a few times.
 */
final class PooledTransactions implements Transactions {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 4;
    private static final Logger log = LoggerFactory.getLogger(PooledTransactions.class);

    private final HikariDataSource pool;

    private PooledTransactions(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Brings the tables up to date and opens the pool. */
    static PooledTransactions open(PostgresSettings settings) {
        var location = settings.location();
        try (var patient = new HikariDataSource(config(location))) {
            Migrations.run(patient, Dialect.POSTGRES);
            return new PooledTransactions(new HikariDataSource(impatient(settings)));
        } catch (RuntimeException e) {
            log.debug("Cannot use the database", e);
            throw new SettingException(
                    "url",
                    location + ", which cannot be used (" + DatabaseErrors.reason(e) + ")",
                    "a PostgreSQL database that answers, lets us in, and was last used by this version or an older"
                            + " one");
        }
    }

    /** One connection that changes nothing, to tables as they are. */
    static PooledTransactions openForReading(PostgresSettings settings) {
        var config = impatient(settings);
        config.setMaximumPoolSize(1);
        config.setReadOnly(true);
        return new PooledTransactions(new HikariDataSource(config));
    }

    /** Migrations take as long as they take. */
    private static HikariConfig config(PostgresUrl location) {
        var config = new HikariConfig();
        config.setPoolName("chat");
        config.setJdbcUrl(location.address());
        if (!location.user().isEmpty()) {
            config.setUsername(location.user());
        }
        config.setPassword(location.password());
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(WAIT_FOR_CONNECTION.toMillis() / 2);
        config.addDataSourceProperty("connectTimeout", WAIT_FOR_CONNECTION.toSeconds());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("ApplicationName", "govuk-chat");
        return config;
    }

    private static HikariConfig impatient(PostgresSettings settings) {
        var limit = settings.timeLimit();
        var config = config(settings.location());
        config.setMaximumPoolSize(settings.connections());
        // The server gives up first; the socket does if the server is gone.
        config.addDataSourceProperty("socketTimeout", limit.toSeconds() + 2);
        config.setConnectionInitSql("""
            SET statement_timeout = %1$d; SET lock_timeout = %1$d; SET idle_in_transaction_session_timeout = %1$d
            """.formatted(limit.toMillis()));
        return config;
    }

    @Override
    public <T> T write(Work<T> work) {
        return uninterrupted(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return inTransaction(work);
                } catch (SQLException e) {
                    if (attempt == ATTEMPTS || !DatabaseErrors.lostARace(e)) {
                        throw e;
                    }
                }
            }
        });
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (var connection = pool.getConnection();
                var sql = new Sql(connection)) {
            connection.setAutoCommit(false);
            var finished = false;
            try {
                var result = work.in(sql);
                connection.commit();
                finished = true;
                return result;
            } finally {
                if (!finished) {
                    rollBack(connection);
                }
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone and the transaction with it; what was thrown before says why.
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        return uninterrupted(() -> {
            try (var connection = pool.getConnection();
                    var sql = new Sql(connection)) {
                return work.in(sql);
            }
        });
    }

    /** A server that was made a standby answers, but takes no write. */
    @Override
    public void check() {
        if (read(sql -> sql.first(row -> row.getBoolean(1), "SELECT pg_is_in_recovery()"))
                .orElse(false)) {
            throw DatabaseErrors.offline(new SQLException("the server is a standby, which takes no writes", "25006"));
        }
    }

    /** An interrupt that came before would make the pool and, on a virtual thread, the socket refuse. */
    private <T> T uninterrupted(Call<T> call) {
        var interrupted = Thread.interrupted();
        try {
            return call.run();
        } catch (SQLException e) {
            throw pool.isClosed() ? DatabaseErrors.closed() : DatabaseErrors.translate(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public PoolUse pool() {
        var use = pool.getHikariPoolMXBean();
        return new PoolUse(
                use.getActiveConnections(),
                use.getIdleConnections(),
                use.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    @Override
    public void close() {
        pool.close();
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws SQLException;
    }
}
