package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.store.AuditChain;
import govuk.chat.core.store.AuditHead;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.AuditQuery;
import govuk.chat.core.store.AuditStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

final class JdbcAuditStore implements AuditStore {
    private static final String HEAD = "SELECT sequence, hash FROM audit_head WHERE id = 1";

    private static final String AFTER =
            "SELECT " + AuditRow.COLUMNS + " FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?";

    private final Transactions transactions;
    private final String headToMove;

    JdbcAuditStore(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.headToMove = HEAD + " " + dialect.lock();
    }

    /** Whoever holds the head's row is the only one who appends; the next waits for the commit. */
    @Override
    public AuditLink append(AuditEntry entry) {
        return transactions.write(sql -> {
            var head = one(sql, headToMove);
            var placed = at(head.sequence() + 1, entry);
            var link = new AuditLink(placed, AuditChain.hash(head.hash(), placed));
            AuditRow.insert(sql, link);
            sql.update("UPDATE audit_head SET sequence = ?, hash = ? WHERE id = 1", placed.sequence(), link.hash());
            return link;
        });
    }

    @Override
    public List<AuditLink> after(long sequence, int limit) {
        return transactions.read(sql -> sql.list(AuditRow::read, AFTER, sequence, limit));
    }

    @Override
    public List<AuditLink> search(AuditQuery query, long sequence, int limit) {
        var where = new Where()
                .and("sequence < ?", sequence)
                .andIf("actor = ?", query.actor().isEmpty() ? null : query.actor())
                .andIf("subject = ?", query.subject().isEmpty() ? null : query.subject())
                .andIf("action = ?", query.action() == null ? null : Words.of(query.action()))
                .andIf("outcome = ?", query.outcome() == null ? null : Words.of(query.outcome()))
                .andIf("happened_at >= ?", query.from())
                .andIf("happened_at < ?", query.until());
        return transactions.read(sql -> sql.list(
                AuditRow::read,
                "SELECT " + AuditRow.COLUMNS + " FROM audit" + where.text() + "ORDER BY sequence DESC LIMIT ?",
                where.values(limit)));
    }

    @Override
    public AuditHead head() {
        return transactions.read(sql -> one(sql, HEAD));
    }

    private static AuditHead one(Sql sql, String query) throws SQLException {
        return sql.first(JdbcAuditStore::read, query)
                .orElseThrow(() -> new SQLException("the audit has lost its head"));
    }

    private static AuditHead read(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        return new AuditHead(columns.number(), columns.text());
    }

    private static AuditEntry at(long sequence, AuditEntry entry) {
        return new AuditEntry(
                sequence,
                Times.asStored(entry.happenedAt()),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.address(),
                entry.requestId(),
                entry.outcome(),
                entry.details());
    }
}
