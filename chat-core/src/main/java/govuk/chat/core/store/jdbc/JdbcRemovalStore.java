package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.RemovalStore;
import govuk.chat.core.store.Removed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class JdbcRemovalStore implements RemovalStore {
    /** Word for word as in the index of visitors' sessions, or SQLite would not use it. */
    private static final String UNUSED = """
        SELECT id FROM sessions
        WHERE owner >= 'visitor:' AND owner < 'visitor;' AND created_at < ? AND updated_at < ?
        ORDER BY created_at
        LIMIT ?
        """;

    /** The first message of a session is its oldest. */
    private static final String WITH_OLD_MESSAGES = """
        SELECT id, updated_at FROM sessions
        WHERE created_at < ?
        AND (updated_at < ?
            OR (SELECT sent_at FROM messages WHERE session_id = sessions.id ORDER BY sequence LIMIT 1) < ?)
        ORDER BY created_at
        LIMIT ?
        """;

    private final Transactions transactions;
    private final String unused;
    private final String withOldMessages;

    JdbcRemovalStore(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.unused = UNUSED + dialect.lockFree();
        this.withOldMessages = WITH_OLD_MESSAGES + dialect.lockFree();
    }

    @Override
    public Removed removeAll(Owner owner) {
        return transactions.write(sql -> {
            var sessions = sql.list(JdbcRemovalStore::id, "SELECT id FROM sessions WHERE owner = ?", owner.key());
            return remove(sql, sessions);
        });
    }

    @Override
    public Removed removeUnusedByVisitors(Instant lastUsedBefore, int limit) {
        return transactions.write(sql -> {
            var sessions = sql.list(JdbcRemovalStore::id, unused, lastUsedBefore, lastUsedBefore, limit);
            return remove(sql, sessions);
        });
    }

    @Override
    public Removed removeSent(Instant before, int limit) {
        return transactions.write(sql -> {
            var found = sql.list(Found::read, withOldMessages, before, before, before, limit);
            var whole = found.stream()
                    .filter(session -> session.updatedAt().isBefore(before))
                    .map(Found::id)
                    .toList();
            var removed = remove(sql, whole);
            var messages = removed.messages();
            for (var session : found) {
                if (!whole.contains(session.id())) {
                    messages += removeBeginning(sql, session.id(), before);
                }
            }
            return new Removed(removed.sessions(), messages);
        });
    }

    private static Removed remove(Sql sql, List<SessionId> sessions) throws SQLException {
        var removed = new ArrayList<SessionId>();
        var messages = 0L;
        for (var session : sessions) {
            messages += sql.first(
                            row -> row.getLong(1),
                            "SELECT COUNT(*) FROM messages WHERE session_id = ?",
                            session.value())
                    .orElse(0L);
            if (sql.update("DELETE FROM sessions WHERE id = ?", session.value()) > 0) {
                removed.add(session);
            }
        }
        return new Removed(removed, messages);
    }

    private static long removeBeginning(Sql sql, SessionId session, Instant before) throws SQLException {
        var last = sql.list(
                row -> row.getLong(1),
                "SELECT sequence FROM messages WHERE session_id = ? AND sent_at < ? ORDER BY sequence LIMIT ?",
                session.value(),
                before,
                MESSAGES_AT_ONCE);
        if (last.isEmpty()) {
            return 0;
        }
        sql.update(
                "DELETE FROM replies WHERE session_id = ? AND question_sequence <= ? AND ended_at IS NOT NULL",
                session.value(),
                last.getLast());
        return sql.update(
                "DELETE FROM messages WHERE session_id = ? AND sequence <= ? AND sent_at < ?",
                session.value(),
                last.getLast(),
                before);
    }

    private static SessionId id(ResultSet row) throws SQLException {
        return new SessionId(new Columns(row).text());
    }

    private record Found(SessionId id, Instant updatedAt) {
        static Found read(ResultSet row) throws SQLException {
            var columns = new Columns(row);
            return new Found(new SessionId(columns.text()), columns.time());
        }
    }
}
