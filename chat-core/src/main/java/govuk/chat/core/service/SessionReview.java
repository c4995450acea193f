package govuk.chat.core.service;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.SessionQuery;
import govuk.chat.core.store.Storage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Other people's sessions, for those who look after the service. What was written is shown to nobody who does not say why, and the reason
 * goes to the audit. Who may do this is the business of whoever calls.
 *
 * <p>Safe for use by many threads. Every method throws {@link ChatException} with {@code SERVICE_OFFLINE} when the store is away.
 */
public final class SessionReview {
    public static final int SHORTEST_REASON = 3;
    public static final int LONGEST_REASON = 150;

    private final Storage storage;
    private final Audit audit;

    public SessionReview(Storage storage, Audit audit) {
        this.storage = storage;
        this.audit = audit;
    }

    /**
     * Sessions that fit the query, the newest first.
     *
     * @param after the last session of the page before; null for the first page
     */
    public List<Session> list(SessionQuery query, @Nullable SessionId after, int limit) {
        return storage.search().list(query, after, limit);
    }

    /** @throws ChatException {@code SESSION_NOT_FOUND} */
    public Session get(SessionId id) {
        return storage.search().find(id).orElseThrow(SessionService::noSession);
    }

    /** The replies of a session after the question with this sequence, oldest first: what was done, without what was said. */
    public List<Reply> replies(SessionId id, long questionSequence, int limit) {
        return storage.search().replies(id, questionSequence, limit);
    }

    /** The replies that wait or are being written, wherever they are; the longest waiting first. */
    public List<Reply> unended(int limit) {
        return storage.search().unended(limit);
    }

    /**
     * What was said in a session, after the message with this sequence, oldest first.
     *
     * @param reason why the reader needs to see it, {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters
     * @throws ChatException {@code VALIDATION_ERROR} for the reason; {@code SESSION_NOT_FOUND}
     */
    public List<Message> transcript(String actor, SessionId id, String reason, long afterSequence, int limit) {
        var why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR,
                    "reason: say why you need to read this, in " + SHORTEST_REASON + " to " + LONGEST_REASON
                            + " characters.");
        }
        var session = get(id);
        audit.record(
                actor,
                AuditAction.TRANSCRIPT_READ,
                id.value(),
                AuditOutcome.DONE,
                Map.of("owner", session.owner().key(), "reason", why));
        return storage.messages().after(id, afterSequence, limit);
    }
}
