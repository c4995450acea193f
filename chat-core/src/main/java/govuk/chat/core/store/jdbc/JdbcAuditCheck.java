package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.AuditChain;
import govuk.chat.core.store.PoolUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Checks the audit of a database that a chat may be using at the time: it takes no lock, brings nothing up to date and changes nothing. A
 * database that cannot be read is a {@link SettingException} that says what to do.
 */
public final class JdbcAuditCheck {
    private JdbcAuditCheck() {}

    public static AuditChain.Verdict sqlite(Path dataDirectory) {
        var file = dataDirectory.resolve("chat.db");
        if (!Files.isRegularFile(file)) {
            throw new SettingException(
                    "dataDirectory", dataDirectory + ", where there is no database", "the server's data directory");
        }
        try (var connection = SqliteTransactions.source(file).getConnection();
                var statement = connection.createStatement();
                var sql = new Sql(connection)) {
            statement.execute("PRAGMA query_only = ON");
            return check(new OnlyReading(sql), Dialect.SQLITE);
        } catch (SQLException | ChatException e) {
            throw unreadable("dataDirectory", dataDirectory.toString(), e);
        }
    }

    public static AuditChain.Verdict postgres(PostgresSettings settings) {
        try (var transactions = PooledTransactions.openForReading(settings)) {
            return check(transactions, Dialect.POSTGRES);
        } catch (RuntimeException e) {
            throw unreadable("url", settings.toString(), e);
        }
    }

    private static AuditChain.Verdict check(Transactions transactions, Dialect dialect) {
        return AuditChain.check(new JdbcAuditStore(transactions, dialect));
    }

    private static SettingException unreadable(String setting, String place, Exception e) {
        return new SettingException(
                setting,
                place + ", whose audit cannot be read (" + DatabaseErrors.reason(e) + ")",
                "a database that this version of the server has been started with");
    }

    /** One connection for one thread. */
    private record OnlyReading(Sql sql) implements Transactions {
        @Override
        public void check() {
            throw new UnsupportedOperationException("this is for one reading");
        }

        @Override
        public <T> T write(Work<T> work) {
            throw new UnsupportedOperationException("this is for reading");
        }

        @Override
        public <T> T read(Work<T> work) {
            try {
                return work.in(sql);
            } catch (SQLException e) {
                throw DatabaseErrors.translate(e);
            }
        }

        @Override
        public PoolUse pool() {
            return new PoolUse(1, 0, 0, 1);
        }

        @Override
        public void close() {
            // The connection belongs to whoever opened it.
        }
    }
}
