package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.core.store.SessionStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class JdbcSessionStore implements SessionStore {
    private static final String FIND = "SELECT " + SessionRow.COLUMNS + " FROM sessions WHERE id = ? AND owner = ?";

    private static final String LIST = "SELECT " + SessionRow.COLUMNS + """
         FROM sessions
        WHERE owner = ? AND (updated_at, id) < (?, ?)
        ORDER BY updated_at DESC, id DESC
        LIMIT ?
        """;

    private final Transactions transactions;
    private final String findToChange;

    JdbcSessionStore(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.findToChange = FIND + " " + dialect.lock();
    }

    @Override
    public void create(Session session) {
        transactions.write(sql -> sql.update(
                """
                INSERT INTO sessions (id, owner, title, agent, status, metadata, last_sequence, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)
                """,
                session.id().value(),
                session.owner().key(),
                session.title(),
                session.agent(),
                Words.of(session.status()),
                MetadataJson.write(session.metadata()),
                session.createdAt(),
                session.updatedAt()));
    }

    @Override
    public Optional<Session> find(Owner owner, SessionId id) {
        return transactions.read(sql -> find(sql, owner, id));
    }

    @Override
    public boolean owns(Owner owner, SessionId id) {
        return transactions
                .read(sql -> sql.first(
                        row -> true, "SELECT 1 FROM sessions WHERE id = ? AND owner = ?", id.value(), owner.key()))
                .isPresent();
    }

    @Override
    public List<Session> list(Owner owner, SessionCursor after, int limit) {
        return transactions.read(sql -> sql.list(
                SessionRow::read,
                LIST,
                owner.key(),
                after.updatedAt(),
                after.id().value(),
                limit));
    }

    @Override
    public Optional<Session> update(Owner owner, SessionId id, UnaryOperator<Session> change) {
        return transactions.write(sql -> {
            var stored = sql.first(SessionRow::read, findToChange, id.value(), owner.key());
            if (stored.isEmpty()) {
                return stored;
            }
            save(sql, owner, id, change.apply(stored.get()));
            return find(sql, owner, id);
        });
    }

    @Override
    public boolean delete(Owner owner, SessionId id) {
        return transactions.write(
                sql -> sql.update("DELETE FROM sessions WHERE id = ? AND owner = ?", id.value(), owner.key()) > 0);
    }

    /** The sessions first: that holds their rows, so a question being stored is waited for, and its reply is then seen. */
    @Override
    public int handOver(Owner from, Owner to) {
        return transactions.write(sql -> {
            var sessions = sql.list(
                    row -> row.getString("id"),
                    "UPDATE sessions SET owner = ? WHERE owner = ? RETURNING id",
                    to.key(),
                    from.key());
            for (var session : sessions) {
                sql.update("UPDATE replies SET owner = ? WHERE session_id = ?", to.key(), session);
            }
            return sessions.size();
        });
    }

    private static Optional<Session> find(Sql sql, Owner owner, SessionId id) throws SQLException {
        return sql.first(SessionRow::read, FIND, id.value(), owner.key());
    }

    private static void save(Sql sql, Owner owner, SessionId id, Session changed) throws SQLException {
        sql.update(
                "UPDATE sessions SET title = ?, status = ?, metadata = ?, updated_at = ? WHERE id = ? AND owner = ?",
                changed.title(),
                Words.of(changed.status()),
                MetadataJson.write(changed.metadata()),
                changed.updatedAt(),
                id.value(),
                owner.key());
    }
}
