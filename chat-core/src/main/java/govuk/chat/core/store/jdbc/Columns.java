package govuk.chat.core.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of the row where a result stands, one after the other in the order of the query. By place and not by name, since SQLite's
 * driver asks the database for the names again with each row.
 */
final class Columns {
    private final ResultSet row;
    private int last;

    Columns(ResultSet row) {
        this.row = row;
    }

    /** A list of columns, each with its table before it, for a query of several tables. */
    static String of(String table, String columns) {
        return Stream.of(columns.split(",\\s*", -1))
                .map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }

    /** For columns that are never NULL. */
    String text() throws SQLException {
        return row.getString(++last);
    }

    @Nullable
    String textOrNull() throws SQLException {
        return row.getString(++last);
    }

    int integer() throws SQLException {
        return row.getInt(++last);
    }

    long number() throws SQLException {
        return row.getLong(++last);
    }

    boolean truth() throws SQLException {
        return row.getBoolean(++last);
    }

    /** 1970 for NULL. */
    Instant time() throws SQLException {
        return Instant.ofEpochMilli(row.getLong(++last));
    }

    <E extends Enum<E>> E word(Class<E> type) throws SQLException {
        return Words.value(type, text());
    }
}
