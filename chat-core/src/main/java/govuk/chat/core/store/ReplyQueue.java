package govuk.chat.core.store;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The replies that wait for somebody to run them. A reply is <em>due</em> when it is queued, or its lease has run out, and every
 * earlier reply of its session has ended. Claiming makes it running, counts attempt and tries up and gives a lease; whoever holds
 * the latest attempt, and nobody else, may end it. Two nodes never claim the same attempt.
 */
public interface ReplyQueue {
    /** Claims one reply if it is due. */
    Optional<Reply> claim(ReplyId id, Lease lease);

    /**
     * Claims up to {@code limit} due replies, the longest waiting first: except those of the agents in {@code leftOut}, unless their
     * deadline has passed and they have only to be ended.
     */
    List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit);

    /** How many replies of an agent are queued that were asked for before a time. */
    int countQueued(String agent, Instant before);

    /** Prolongs all leases of the lease's node; names the replies it still holds and those whose owner wants them stopped. */
    Renewal renew(Lease lease);

    /**
     * Gives a claimed reply back that was lost on the way: queued again, at once due. Does nothing if the attempt is no longer the
     * latest.
     */
    void release(Reply claimed);

    /**
     * Gives a claimed reply back for no fault of its own: queued again, at once due, and the attempt does not count as a try. If its
     * owner wants it stopped it is cancelled instead, as an attempt of its own. Answers the reply as it then is; empty, and nothing
     * done, if the attempt is no longer the latest.
     */
    Optional<Reply> handBack(Reply claimed, Instant now);

    /**
     * Ends a claimed reply and stores the answer, if there is one, in one transaction. False, and nothing stored, if the attempt
     * is no longer the latest or the reply is no longer running.
     */
    boolean finish(Reply claimed, Ending ending);

    /** How much is waiting and running, on all nodes; costs no more than there is of it. */
    Backlog backlog();

    /** Who claims, when, and until when unless renewed. */
    record Lease(String node, Instant now, Instant until) {}

    /** The replies that a node holds, and those of them that are to be stopped. */
    record Renewal(List<ReplyId> held, List<ReplyId> toStop) {}
}
