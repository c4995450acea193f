package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.ReplyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbcReplyStore implements ReplyStore {
    private static final String FIND = "SELECT " + ReplyRow.COLUMNS + " FROM replies WHERE id = ?";

    private static final String FIND_BY_KEY =
            "SELECT " + ReplyRow.COLUMNS + " FROM replies WHERE session_id = ? AND idempotency_key = ? AND owner = ?";

    private static final String FIND_MESSAGE = "SELECT " + MessageRow.COLUMNS + " FROM messages WHERE id = ?";

    private static final String LIST = "SELECT " + ReplyRow.COLUMNS
            + " FROM replies WHERE session_id = ? AND question_sequence BETWEEN ? AND ? ORDER BY question_sequence";

    /** What a handed-back attempt said is not stored, so the end belongs to an attempt of its own: whoever heard it begins again. */
    private static final String STOP = """
        UPDATE replies
        SET stop_wanted = TRUE,
            attempt = CASE WHEN state = 'queued' AND attempt > 0 THEN attempt + 1 ELSE attempt END,
            ended_at = CASE state WHEN 'queued' THEN ? END,
            state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END
        WHERE id = ? AND ended_at IS NULL
        RETURNING %s
        """.formatted(ReplyRow.COLUMNS);

    private final Transactions transactions;

    JdbcReplyStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Asked ask(Question question) {
        return transactions.write(sql -> {
            var before = askedBefore(sql, question);
            return before.isPresent() ? before.get() : store(sql, question);
        });
    }

    /** A twin of the question that is being stored right now is not seen here; it then breaks the key, and we look again. */
    private static Optional<Asked> askedBefore(Sql sql, Question question) throws SQLException {
        var reply = question.reply();
        var known = sql.first(
                KnownQuestion::read,
                FIND_BY_KEY,
                reply.session().value(),
                question.key(),
                reply.owner().key());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        if (!known.get().fingerprint().equals(question.fingerprint())) {
            throw new ChatException(
                    ErrorCode.CONFLICT,
                    "This idempotency key was used for another message. Use a new key for each message.");
        }
        var first = known.get().reply();
        return sql.first(MessageRow::read, FIND_MESSAGE, first.question().value())
                .map(message -> new Asked(message, first, true));
    }

    private static Asked store(Sql sql, Question question) throws SQLException {
        var sequence = nextSequence(sql, question);
        if (!question.mayQueue() && hasUnendedReply(sql, question.reply().session())) {
            throw new ChatException(
                    ErrorCode.CONFLICT, "The last message is still being answered. Wait for the answer or stop it.");
        }
        var message = MessageRow.insert(sql, question.message(), sequence);
        return new Asked(message, insert(sql, question, sequence), false);
    }

    /** Also proves whose session it is, and holds its row: whoever asks next in this session waits for our commit. */
    private static long nextSequence(Sql sql, Question question) throws SQLException {
        return sql.first(
                        row -> row.getLong(1),
                        """
                        UPDATE sessions SET last_sequence = last_sequence + 1, updated_at = ?
                        WHERE id = ? AND owner = ?
                        RETURNING last_sequence
                        """,
                        question.message().sentAt(),
                        question.reply().session().value(),
                        question.reply().owner().key())
                .orElseThrow(() -> new ChatException(
                        ErrorCode.SESSION_NOT_FOUND, "There is no such conversation. It may have been deleted."));
    }

    private static boolean hasUnendedReply(Sql sql, SessionId session) throws SQLException {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM replies WHERE session_id = ? AND ended_at IS NULL LIMIT 1",
                        session.value())
                .isPresent();
    }

    private static Reply insert(Sql sql, Question question, long sequence) throws SQLException {
        var reply = question.reply();
        sql.update(
                """
                INSERT INTO replies (id, session_id, owner, question_id, question_sequence, answer_id, agent,
                                     idempotency_key, fingerprint, state, created_at, deadline)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)
                """,
                reply.id().value(),
                reply.session().value(),
                reply.owner().key(),
                reply.question().value(),
                sequence,
                reply.answer().value(),
                reply.agent(),
                question.key(),
                question.fingerprint(),
                reply.createdAt(),
                reply.deadline());
        return asStored(reply);
    }

    private static Reply asStored(Reply reply) {
        return new Reply(
                reply.id(),
                reply.session(),
                reply.owner(),
                reply.question(),
                reply.answer(),
                reply.agent(),
                0,
                new ReplyState.Queued(),
                Times.asStored(reply.createdAt()),
                Times.asStored(reply.deadline()));
    }

    @Override
    public Optional<Reply> find(ReplyId id) {
        return transactions.read(sql -> sql.first(ReplyRow::read, FIND, id.value()));
    }

    @Override
    public List<Reply> list(SessionId session, long from, long to) {
        return transactions.read(sql -> sql.list(ReplyRow::read, LIST, session.value(), from, to));
    }

    @Override
    public Optional<Reply> stop(ReplyId id, Instant now) {
        var stopped = transactions.write(sql -> sql.first(ReplyRow::read, STOP, now, id.value()));
        return stopped.isPresent() ? stopped : find(id);
    }

    private record KnownQuestion(Reply reply, String fingerprint) {
        static KnownQuestion read(ResultSet row) throws SQLException {
            return new KnownQuestion(ReplyRow.read(row), row.getString("fingerprint"));
        }
    }
}
