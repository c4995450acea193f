package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A message as a row. */
final class MessageRow {
    static final String COLUMNS = "session_id, sequence, id, role, text, status, sent_at, metadata";

    private MessageRow() {}

    static Message read(ResultSet row) throws SQLException {
        return new Message(
                new MessageId(row.getString("id")),
                new SessionId(row.getString("session_id")),
                row.getLong("sequence"),
                Words.value(Role.class, row.getString("role")),
                row.getString("text"),
                Words.value(MessageStatus.class, row.getString("status")),
                Times.read(row, "sent_at"),
                MetadataJson.read(row.getString("metadata")));
    }

    static Message insert(Sql sql, Message message, long sequence) throws SQLException {
        sql.update(
                """
                INSERT INTO messages (session_id, sequence, id, role, text, status, sent_at, metadata)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                message.session().value(),
                sequence,
                message.id().value(),
                Words.of(message.role()),
                message.text(),
                Words.of(message.status()),
                message.sentAt(),
                MetadataJson.write(message.metadata()));
        return asStored(message, sequence);
    }

    private static Message asStored(Message message, long sequence) {
        return new Message(
                message.id(),
                message.session(),
                sequence,
                message.role(),
                message.text(),
                message.status(),
                Times.asStored(message.sentAt()),
                message.metadata());
    }
}
