package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.RetryLaterException;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Outcome;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.ReplyQueue.Lease;
import govuk.chat.core.store.ReplyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcReplyStore implements ReplyStore {
    private static final String FIND = "SELECT " + ReplyRow.COLUMNS + " FROM replies WHERE id = ?";

    private static final String OUTCOME = "SELECT " + Columns.of("replies", ReplyRow.COLUMNS) + ", "
            + Columns.of("messages", MessageRow.COLUMNS)
            + " FROM replies LEFT JOIN messages ON messages.id = replies.answer_id WHERE replies.id = ?";

    private static final String FIND_BY_KEY = "SELECT " + ReplyRow.COLUMNS
            + ", fingerprint FROM replies WHERE session_id = ? AND idempotency_key = ? AND owner = ?";

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

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Transactions transactions;

    JdbcReplyStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Asked ask(Question question) {
        return ask(question, null, Set.of());
    }

    @Override
    public Asked askAndClaim(Question question, Lease lease, Set<String> leftOut) {
        return ask(question, lease, leftOut);
    }

    private Asked ask(Question question, @Nullable Lease lease, Set<String> leftOut) {
        return transactions.write(sql -> {
            var before = askedBefore(sql, question);
            return before.isPresent() ? before.get() : store(sql, question, lease, leftOut);
        });
    }

    /** A twin of the question that is being stored right now is not seen here; it then breaks the key, and we look again. */
    private static Optional<Asked> askedBefore(Sql sql, Question question) throws SQLException {
        if (question.key().isEmpty()) {
            return Optional.empty();
        }
        var session = question.message().session();
        var known = sql.first(
                KnownQuestion::read,
                FIND_BY_KEY,
                session.value(),
                question.key(),
                question.owner().key());
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

    private static Asked store(Sql sql, Question question, @Nullable Lease lease, Set<String> leftOut)
            throws SQLException {
        var place = takePlace(sql, question);
        var before = unendedReplies(sql, question.message().session());
        if (before > 0 && before >= question.mostBefore()) {
            throw mayNotWait(question.mostBefore());
        }
        var message = MessageRow.insert(sql, question.message(), place.sequence());
        var reply = reply(question, place.agent(), before > 0 || leftOut.contains(place.agent()) ? null : lease);
        insert(sql, question, reply, place.sequence());
        return new Asked(message, reply, false);
    }

    /** Also proves whose session it is, and holds its row: whoever asks next in this session waits for our commit. */
    private static Place takePlace(Sql sql, Question question) throws SQLException {
        var session = question.message().session();
        var place = sql.first(
                Place::read,
                """
                UPDATE sessions SET last_sequence = last_sequence + 1, updated_at = ?
                WHERE id = ? AND owner = ? AND status = 'active'
                RETURNING last_sequence, agent
                """,
                question.message().sentAt(),
                session.value(),
                question.owner().key());
        return place.isPresent() ? place.get() : noPlace(sql, session, question.owner());
    }

    private static Place noPlace(Sql sql, SessionId session, Owner owner) throws SQLException {
        var isThere = sql.first(
                row -> true, "SELECT 1 FROM sessions WHERE id = ? AND owner = ?", session.value(), owner.key());
        throw isThere.isPresent()
                ? new ChatException(ErrorCode.CONFLICT, "This conversation is closed. Start a new one.")
                : new ChatException(
                        ErrorCode.SESSION_NOT_FOUND, "There is no such conversation. It may have been deleted.");
    }

    /** Few: there are never more than a question may wait behind, and one. */
    private static int unendedReplies(Sql sql, SessionId session) throws SQLException {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM replies WHERE session_id = ? AND ended_at IS NULL",
                        session.value())
                .orElse(0);
    }

    private static ChatException mayNotWait(int mostBefore) {
        return mostBefore == 0
                ? new ChatException(
                        ErrorCode.CONFLICT, "The last message is still being answered. Wait for the answer or stop it.")
                : new RetryLaterException(
                        "%d messages of this conversation are waiting to be answered already. Wait for the next answer."
                                .formatted(mostBefore),
                        RETRY_AFTER);
    }

    private static Reply reply(Question question, String agent, @Nullable Lease lease) {
        return new Reply(
                question.reply(),
                question.message().session(),
                question.owner(),
                question.message().id(),
                question.answer(),
                agent,
                lease == null ? 0 : 1,
                lease == null ? 0 : 1,
                lease == null
                        ? new ReplyState.Queued()
                        : new ReplyState.Running(lease.node(), Times.asStored(lease.until())),
                Times.asStored(question.message().sentAt()),
                Times.asStored(question.deadline()));
    }

    private static void insert(Sql sql, Question question, Reply reply, long sequence) throws SQLException {
        var claim = reply.state() instanceof ReplyState.Running running ? running : null;
        sql.update(
                """
                INSERT INTO replies (id, session_id, owner, question_id, question_sequence, answer_id, agent,
                                     idempotency_key, fingerprint, attempt, tries, state, node, lease_until, created_at, deadline)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                reply.id().value(),
                reply.session().value(),
                reply.owner().key(),
                reply.question().value(),
                sequence,
                reply.answer().value(),
                reply.agent(),
                question.key().isEmpty() ? reply.question().value() : question.key(),
                question.fingerprint(),
                reply.attempt(),
                reply.tries(),
                reply.state().word(),
                claim == null ? null : claim.node(),
                claim == null ? null : claim.leaseUntil(),
                reply.createdAt(),
                reply.deadline());
    }

    @Override
    public Optional<Reply> find(ReplyId id) {
        return transactions.read(sql -> sql.first(ReplyRow::read, FIND, id.value()));
    }

    @Override
    public Optional<Outcome> outcome(ReplyId id) {
        return transactions.read(sql -> sql.first(JdbcReplyStore::outcome, OUTCOME, id.value()));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        var reply = ReplyRow.read(columns);
        return new Outcome(reply, reply.hasEnded() ? MessageRow.readIfThere(columns) : List.of());
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
            var columns = new Columns(row);
            return new KnownQuestion(ReplyRow.read(columns), columns.text());
        }
    }

    /** Where in its session a message stands, and who answers there. */
    private record Place(long sequence, String agent) {
        static Place read(ResultSet row) throws SQLException {
            var columns = new Columns(row);
            return new Place(columns.number(), columns.text());
        }
    }
}
