package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.MessageStore;
import java.util.List;
import java.util.Optional;

final class JdbcMessageStore implements MessageStore {
    private static final String FIND =
            "SELECT " + MessageRow.COLUMNS + " FROM messages WHERE id = ? AND session_id = ?";

    private static final String AFTER = "SELECT " + MessageRow.COLUMNS
            + " FROM messages WHERE session_id = ? AND sequence > ? ORDER BY sequence LIMIT ?";

    private static final String BEFORE = "SELECT " + MessageRow.COLUMNS
            + " FROM messages WHERE session_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?";

    private final Transactions transactions;

    JdbcMessageStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Message> find(SessionId session, MessageId id) {
        return transactions.read(sql -> sql.first(MessageRow::read, FIND, id.value(), session.value()));
    }

    @Override
    public List<Message> after(SessionId session, long sequence, int limit) {
        return transactions.read(sql -> sql.list(MessageRow::read, AFTER, session.value(), sequence, limit));
    }

    @Override
    public List<Message> before(SessionId session, long sequence, int limit) {
        return transactions
                .read(sql -> sql.list(MessageRow::read, BEFORE, session.value(), sequence, limit))
                .reversed();
    }
}
