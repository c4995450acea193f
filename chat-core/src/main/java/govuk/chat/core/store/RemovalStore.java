package govuk.chat.core.store;

import govuk.chat.core.model.Owner;
import java.time.Instant;

/** Removes for good, each call in one transaction. A session goes with its messages and replies. */
public interface RemovalStore {
    /** So that a long session does not make a long transaction. */
    int MESSAGES_AT_ONCE = 1_000;

    /** Everything of one owner. */
    Removed removeAll(Owner owner);

    /**
     * Up to {@code limit} sessions of visitors whose {@code updatedAt} is before this, the oldest first. One that is being used at the
     * same moment is left.
     */
    Removed removeUnusedByVisitors(Instant lastUsedBefore, int limit);

    /**
     * Messages sent before this, with the replies to them, in up to {@code limit} sessions, the oldest first, and at most
     * {@value #MESSAGES_AT_ONCE} of each; what is left over comes with the next call. A session that was not updated since is removed as a whole.
     */
    Removed removeSent(Instant before, int limit);
}
