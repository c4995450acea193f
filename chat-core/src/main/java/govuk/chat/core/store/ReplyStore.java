package govuk.chat.core.store;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.ReplyQueue.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions and what became of them. */
public interface ReplyStore {
    /**
     * Stores the user's message and its queued reply in one transaction, gives the message the next sequence of its session and
     * sets the session's {@code updatedAt}. Parallel calls for one session get sequences in the order in which they commit.
     *
     * <p>A question whose key was used before in this session stores nothing: the same request gets the first one's message and
     * reply (with {@code isRepeat}), another request gets {@code ChatException} with {@code CONFLICT}.
     *
     * @throws govuk.chat.core.model.ChatException {@code SESSION_NOT_FOUND} if the owner has no such session (any more);
     *     {@code CONFLICT} if the session is not active, or the question refuses to queue and the session has a reply that has not
     *     ended; {@code RATE_LIMITED} if it has more of them than the question may wait behind
     */
    Asked ask(Question question);

    /**
     * The same, and the reply is claimed in the same transaction unless an earlier reply of the session has not ended (see
     * {@link ReplyQueue}), or its agent is one of those left out. The reply in the answer says whether it was.
     */
    Asked askAndClaim(Question question, Lease lease, Set<String> leftOut);

    Optional<Reply> find(ReplyId id);

    /** A reply together with its answer, if it has one yet: what {@link #find} and {@link MessageStore#find} would tell at one moment. */
    Optional<Outcome> outcome(ReplyId id);

    /** The replies to the messages with sequences {@code from} to {@code to}, both included, in the order of their questions. */
    List<Reply> list(SessionId session, long from, long to);

    /**
     * Asks for the end of a reply. A queued one is cancelled at once, as an attempt of its own if it was begun before; for a
     * running one the wish is kept and told to its node by {@link ReplyQueue#renew}; one that has ended stays as it is. Answers the
     * reply as it then is, or empty if there is none.
     */
    Optional<Reply> stop(ReplyId id, Instant now);
}
