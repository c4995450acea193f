package govuk.chat.core.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL on one connection and keeps each statement prepared until it is closed: on SQLite, preparing costs as much as running.
 * Values are text, numbers, booleans and {@code Instant} (stored in milliseconds). For one thread at a time.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Answers how many rows it changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try {
            return prepare(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw forget(sql, e);
        }
    }

    <T> List<T> list(Row<T> row, String sql, @Nullable Object... values) throws SQLException {
        try (var found = prepare(sql, values).executeQuery()) {
            var all = new ArrayList<T>();
            while (found.next()) {
                all.add(row.read(found));
            }
            return all;
        } catch (SQLException e) {
            throw forget(sql, e);
        }
    }

    <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... values) throws SQLException {
        return list(row, sql, values).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant time ? time.toEpochMilli() : values[i]);
        }
        return statement;
    }

    /** SQLite's driver has closed a statement that failed: kept, it would fail for ever. */
    private SQLException forget(String sql, SQLException why) {
        try (var failed = prepared.remove(sql)) {
            return why;
        } catch (SQLException e) {
            why.addSuppressed(e);
            return why;
        }
    }

    /** Closes the statements; the connection belongs to whoever opened it. */
    @Override
    public void close() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    /** Makes a value of the row where the result stands. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
