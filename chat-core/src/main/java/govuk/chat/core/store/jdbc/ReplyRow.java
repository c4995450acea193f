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

/** A reply as a row. */
final class ReplyRow {
    static final String COLUMNS = """
        id, session_id, owner, question_id, question_sequence, answer_id, agent, fingerprint, attempt, state, node, \
        lease_until, stop_wanted, failure_code, failure_sentence, created_at, deadline, ended_at\
        """;

    private ReplyRow() {}

    static Reply read(ResultSet row) throws SQLException {
        return new Reply(
                new ReplyId(row.getString("id")),
                new SessionId(row.getString("session_id")),
                Owner.ofKey(row.getString("owner")),
                new MessageId(row.getString("question_id")),
                new MessageId(row.getString("answer_id")),
                row.getString("agent"),
                row.getInt("attempt"),
                state(row),
                Times.read(row, "created_at"),
                Times.read(row, "deadline"));
    }

    private static ReplyState state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "queued" -> new ReplyState.Queued();
            case "running" -> new ReplyState.Running(row.getString("node"), Times.read(row, "lease_until"));
            case "completed" -> new ReplyState.Completed(Times.read(row, "ended_at"));
            case "failed" -> new ReplyState.Failed(failure(row), Times.read(row, "ended_at"));
            case "cancelled" -> new ReplyState.Cancelled(Times.read(row, "ended_at"));
            default -> throw new IllegalStateException("a reply in a state that nobody knows");
        };
    }

    private static ReplyFailure failure(ResultSet row) throws SQLException {
        return new ReplyFailure(
                Words.value(ErrorCode.class, row.getString("failure_code")), row.getString("failure_sentence"));
    }
}
