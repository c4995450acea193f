package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A message as a row. Its columns are read in their order. */
final class MessageRow {
    static final String COLUMNS = "id, session_id, sequence, role, text, status, sent_at, metadata";

    private MessageRow() {}

    static Message read(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        return read(columns.text(), columns);
    }

    /** Of a query that may have found none, and then has NULL in its place. */
    static List<Message> readIfThere(Columns columns) throws SQLException {
        var id = columns.textOrNull();
        return id == null ? List.of() : List.of(read(id, columns));
    }

    private static Message read(String id, Columns columns) throws SQLException {
        return new Message(
                new MessageId(id),
                new SessionId(columns.text()),
                columns.number(),
                columns.word(Role.class),
                columns.text(),
                columns.word(MessageStatus.class),
                columns.time(),
                MetadataJson.read(columns.text()));
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
