package govuk.chat.core.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as milliseconds since 1970. */
final class Times {
    private Times() {}

    /** What will be read back for it. */
    static Instant asStored(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant read(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
