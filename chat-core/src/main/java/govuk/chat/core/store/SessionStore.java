package govuk.chat.core.store;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sessions, always asked for with their owner: somebody else's session is no session. */
public interface SessionStore {
    /** Stores a new session. */
    void create(Session session);

    Optional<Session> find(Owner owner, SessionId id);

    /** Whether the owner has such a session. What it says may be some moments old, and is that only where it has just changed. */
    boolean owns(Owner owner, SessionId id);

    /** The owner's sessions that come after the cursor, the last updated first; at most {@code limit}. */
    List<Session> list(Owner owner, SessionCursor after, int limit);

    /**
     * Replaces title, status, metadata and {@code updatedAt} by what {@code change} makes of the stored session, in one
     * transaction; whatever else {@code change} alters is not stored. Answers the session as it then is, or empty if there is none.
     */
    Optional<Session> update(Owner owner, SessionId id, UnaryOperator<Session> change);

    /** Removes the session, its messages and its replies. False if there is none. */
    boolean delete(Owner owner, SessionId id);

    /**
     * Makes every session of one owner the other's, with its replies, in one transaction. What the first owner sends in one of them
     * at the same moment is either handed over too or refused. Answers how many sessions there were.
     */
    int handOver(Owner from, Owner to);
}
