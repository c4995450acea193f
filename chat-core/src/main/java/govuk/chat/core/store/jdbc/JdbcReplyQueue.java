package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ReplyQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class JdbcReplyQueue implements ReplyQueue {
    private static final String DUE = """
        ended_at IS NULL
        AND (state = 'queued' OR lease_until <= ?)
        AND NOT EXISTS (
            SELECT 1 FROM replies earlier
            WHERE earlier.session_id = replies.session_id
            AND earlier.question_sequence < replies.question_sequence
            AND earlier.ended_at IS NULL)
        """;

    private static final String CLAIM =
            "UPDATE replies SET state = 'running', attempt = attempt + 1, tries = tries + 1, node = ?, lease_until = ?"
                    + " WHERE ";

    /** Whoever comes second waits for the first, and then finds the reply no longer due. */
    private static final String CLAIM_ONE = CLAIM + "id = ? AND " + DUE + "RETURNING " + ReplyRow.COLUMNS;

    private final Transactions transactions;
    private final Dialect dialect;

    JdbcReplyQueue(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    @Override
    public Optional<Reply> claim(ReplyId id, Lease lease) {
        return transactions.write(
                sql -> sql.first(ReplyRow::read, CLAIM_ONE, lease.node(), lease.until(), id.value(), lease.now()));
    }

    @Override
    public List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit) {
        var values = new ArrayList<Object>(List.of(lease.now()));
        if (!leftOut.isEmpty()) {
            values.addAll(leftOut);
            values.add(lease.now());
        }
        values.addAll(List.of(limit, lease.node(), lease.until()));
        var claimed = transactions.write(sql -> sql.list(ReplyRow::read, claimDue(leftOut.size()), values.toArray()));
        claimed.sort(Comparator.comparing(Reply::createdAt)
                .thenComparing(reply -> reply.id().value()));
        return claimed;
    }

    /** Materialized, so that the rows are picked and locked once, however the update is planned. */
    private String claimDue(int leftOut) {
        var others = leftOut == 0
                ? ""
                : "AND (agent NOT IN (" + String.join(", ", Collections.nCopies(leftOut, "?")) + ") OR deadline <= ?) ";
        return "WITH due AS MATERIALIZED (SELECT id FROM replies WHERE " + DUE + others
                + "ORDER BY created_at, id LIMIT ? " + dialect.lockFree() + ") " + CLAIM
                + "id IN (SELECT id FROM due) RETURNING " + ReplyRow.COLUMNS;
    }

    @Override
    public int countQueued(String agent, Instant before) {
        return transactions.read(
                sql -> sql.first(row -> row.getInt(1), """
                    SELECT COUNT(*) FROM replies WHERE ended_at IS NULL AND state = 'queued' AND agent = ? AND created_at < ?
                    """, agent, before).orElse(0));
    }

    @Override
    public Renewal renew(Lease lease) {
        var held = transactions.write(sql -> sql.list(HeldReply::read, """
            UPDATE replies SET lease_until = ?
            WHERE node = ? AND state = 'running' AND ended_at IS NULL
            RETURNING id, stop_wanted
            """, lease.until(), lease.node()));
        return new Renewal(
                held.stream().map(HeldReply::id).toList(),
                held.stream().filter(HeldReply::stopWanted).map(HeldReply::id).toList());
    }

    @Override
    public void release(Reply claimed) {
        transactions.write(sql -> sql.update("""
            UPDATE replies SET state = 'queued', node = NULL, lease_until = NULL
            WHERE id = ? AND attempt = ? AND state = 'running'
            """, claimed.id().value(), claimed.attempt()));
    }

    /** A cancelled one is an attempt of its own, as in {@link JdbcReplyStore#stop}. */
    @Override
    public Optional<Reply> handBack(Reply claimed, Instant now) {
        return transactions.write(sql -> sql.first(
                ReplyRow::read,
                """
                UPDATE replies
                SET state = CASE WHEN stop_wanted THEN 'cancelled' ELSE 'queued' END,
                    ended_at = CASE WHEN stop_wanted THEN ? END,
                    attempt = CASE WHEN stop_wanted THEN attempt + 1 ELSE attempt END,
                    tries = tries - 1, node = NULL, lease_until = NULL
                WHERE id = ? AND attempt = ? AND state = 'running'
                RETURNING %s
                """.formatted(ReplyRow.COLUMNS),
                now,
                claimed.id().value(),
                claimed.attempt()));
    }

    @Override
    public boolean finish(Reply claimed, Ending ending) {
        return transactions.write(sql -> {
            if (!end(sql, claimed, ending.state())) {
                return false;
            }
            for (var message : ending.messages()) {
                append(sql, message);
            }
            return true;
        });
    }

    @Override
    public Backlog backlog() {
        var states = transactions.read(sql -> sql.list(Unended::read, """
            SELECT state, COUNT(*), MIN(created_at) FROM replies WHERE ended_at IS NULL GROUP BY state
            """));
        var queued = states.stream().filter(Unended::isQueued).findFirst();
        return new Backlog(
                queued.map(Unended::count).orElse(0L),
                states.stream()
                        .filter(state -> !state.isQueued())
                        .mapToLong(Unended::count)
                        .sum(),
                queued.map(Unended::oldest));
    }

    private static boolean end(Sql sql, Reply claimed, ReplyState.Ended state) throws SQLException {
        var failure = state instanceof ReplyState.Failed failed ? failed.failure() : null;
        return sql.update(
                        """
                        UPDATE replies
                        SET state = ?, ended_at = ?, failure_code = ?, failure_sentence = ?, node = NULL, lease_until = NULL
                        WHERE id = ? AND attempt = ? AND state = 'running'
                        """,
                        state.word(),
                        state.endedAt(),
                        failure == null ? null : Words.of(failure.code()),
                        failure == null ? null : failure.sentence(),
                        claimed.id().value(),
                        claimed.attempt())
                > 0;
    }

    private static void append(Sql sql, Message message) throws SQLException {
        var sequence = sql.first(
                row -> row.getLong(1), """
                UPDATE sessions SET last_sequence = last_sequence + 1, updated_at = ?
                WHERE id = ?
                RETURNING last_sequence
                """, message.sentAt(), message.session().value());
        MessageRow.insert(sql, message, sequence.orElseThrow());
    }

    private record HeldReply(ReplyId id, boolean stopWanted) {
        static HeldReply read(ResultSet row) throws SQLException {
            var columns = new Columns(row);
            return new HeldReply(new ReplyId(columns.text()), columns.truth());
        }
    }

    private record Unended(String state, long count, Instant oldest) {
        static Unended read(ResultSet row) throws SQLException {
            var columns = new Columns(row);
            return new Unended(columns.text(), columns.number(), columns.time());
        }

        boolean isQueued() {
            return state.equals("queued");
        }
    }
}
