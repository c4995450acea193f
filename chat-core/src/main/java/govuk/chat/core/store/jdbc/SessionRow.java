package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A session as a row. */
final class SessionRow {
    static final String COLUMNS = "id, owner, title, agent, status, metadata, created_at, updated_at";

    private SessionRow() {}

    static Session read(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getString("id")),
                Owner.ofKey(row.getString("owner")),
                row.getString("title"),
                row.getString("agent"),
                Words.value(SessionStatus.class, row.getString("status")),
                MetadataJson.read(row.getString("metadata")),
                Times.read(row, "created_at"),
                Times.read(row, "updated_at"));
    }
}
