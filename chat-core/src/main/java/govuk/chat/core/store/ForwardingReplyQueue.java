package govuk.chat.core.store;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Passes everything on to another queue. Decorators override what they change. */
public abstract class ForwardingReplyQueue implements ReplyQueue {
    private final ReplyQueue queue;

    protected ForwardingReplyQueue(ReplyQueue queue) {
        this.queue = queue;
    }

    @Override
    public Optional<Reply> claim(ReplyId id, Lease lease) {
        return queue.claim(id, lease);
    }

    @Override
    public List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit) {
        return queue.claimDue(lease, leftOut, limit);
    }

    @Override
    public int countQueued(String agent, Instant before) {
        return queue.countQueued(agent, before);
    }

    @Override
    public Renewal renew(Lease lease) {
        return queue.renew(lease);
    }

    @Override
    public void release(Reply claimed) {
        queue.release(claimed);
    }

    @Override
    public Optional<Reply> handBack(Reply claimed, Instant now) {
        return queue.handBack(claimed, now);
    }

    @Override
    public boolean finish(Reply claimed, Ending ending) {
        return queue.finish(claimed, ending);
    }

    @Override
    public Backlog backlog() {
        return queue.backlog();
    }
}
