package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.store.SessionQuery;
import govuk.chat.core.store.SessionSearch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ids grow with the time of their making, so the newest sessions are found by the primary key alone. */
final class JdbcSessionSearch implements SessionSearch {
    private static final String FIND = "SELECT " + SessionRow.COLUMNS + " FROM sessions WHERE id = ?";

    private static final String REPLIES = "SELECT " + ReplyRow.COLUMNS
            + " FROM replies WHERE session_id = ? AND question_sequence > ? ORDER BY question_sequence LIMIT ?";

    private static final String UNENDED =
            "SELECT " + ReplyRow.COLUMNS + " FROM replies WHERE ended_at IS NULL ORDER BY created_at, id LIMIT ?";

    private final Transactions transactions;

    JdbcSessionSearch(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Session> list(SessionQuery query, @Nullable SessionId after, int limit) {
        var where = new Where()
                .andIf("id < ?", after == null ? null : after.value())
                .andIf("owner = ?", query.owner() == null ? null : query.owner().key())
                .andIf("status = ?", query.status() == null ? null : Words.of(query.status()))
                .andIf("id >= ?", query.from() == null ? null : TimeOrderedIds.firstAt(query.from()))
                .andIf("id < ?", query.until() == null ? null : TimeOrderedIds.firstAt(query.until()))
                .andIf(
                        "id IN (SELECT session_id FROM replies WHERE failure_code = ?)",
                        query.failure() == null ? null : Words.of(query.failure()));
        return transactions.read(sql -> sql.list(
                SessionRow::read,
                "SELECT " + SessionRow.COLUMNS + " FROM sessions" + where.text() + "ORDER BY id DESC LIMIT ?",
                where.values(limit)));
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return transactions.read(sql -> sql.first(SessionRow::read, FIND, id.value()));
    }

    @Override
    public List<Reply> replies(SessionId session, long questionSequence, int limit) {
        return transactions.read(sql -> sql.list(ReplyRow::read, REPLIES, session.value(), questionSequence, limit));
    }

    @Override
    public List<Reply> unended(int limit) {
        return transactions.read(sql -> sql.list(ReplyRow::read, UNENDED, limit));
    }
}
