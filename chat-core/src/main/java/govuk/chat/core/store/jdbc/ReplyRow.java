package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.SessionId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A reply as a row. Its columns are read in their order. */
final class ReplyRow {
    static final String COLUMNS = """
        id, session_id, owner, question_id, answer_id, agent, attempt, tries, state, node, lease_until, failure_code, \
        failure_sentence, ended_at, created_at, deadline\
        """;

    private ReplyRow() {}

    static Reply read(ResultSet row) throws SQLException {
        return read(new Columns(row));
    }

    /** What the query asks for after {@link #COLUMNS} can be read behind this. */
    static Reply read(Columns columns) throws SQLException {
        return new Reply(
                new ReplyId(columns.text()),
                new SessionId(columns.text()),
                Owner.ofKey(columns.text()),
                new MessageId(columns.text()),
                new MessageId(columns.text()),
                columns.text(),
                columns.integer(),
                columns.integer(),
                state(columns),
                columns.time(),
                columns.time());
    }

    @SuppressWarnings("NullAway") // which columns are set follows from the state
    private static ReplyState state(Columns columns) throws SQLException {
        var word = columns.text();
        var node = columns.textOrNull();
        var leaseUntil = columns.time();
        var failureCode = columns.textOrNull();
        var failureSentence = columns.textOrNull();
        var endedAt = columns.time();
        return switch (word) {
            case "queued" -> new ReplyState.Queued();
            case "running" -> new ReplyState.Running(node, leaseUntil);
            case "completed" -> new ReplyState.Completed(endedAt);
            case "failed" ->
                new ReplyState.Failed(
                        new ReplyFailure(Words.value(ErrorCode.class, failureCode), failureSentence), endedAt);
            case "cancelled" -> new ReplyState.Cancelled(endedAt);
            default -> throw new IllegalStateException("a reply in a state that nobody knows");
        };
    }
}
