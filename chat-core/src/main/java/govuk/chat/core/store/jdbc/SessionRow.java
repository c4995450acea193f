package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A session as a row. Its columns are read in their order. */
final class SessionRow {
    static final String COLUMNS = "id, owner, title, agent, status, metadata, created_at, updated_at";

    private SessionRow() {}

    static Session read(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        return new Session(
                new SessionId(columns.text()),
                Owner.ofKey(columns.text()),
                columns.text(),
                columns.text(),
                columns.word(SessionStatus.class),
                MetadataJson.read(columns.text()),
                columns.time(),
                columns.time());
    }
}
