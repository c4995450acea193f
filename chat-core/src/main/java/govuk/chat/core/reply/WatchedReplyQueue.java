package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ReplyQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows what is claimed and what ends to a {@link ReplyWatch}. */
record WatchedReplyQueue(ReplyQueue queue, ReplyWatch watch) implements ReplyQueue {
    @Override
    public Optional<Reply> claim(ReplyId id, Lease lease) {
        var claimed = queue.claim(id, lease);
        claimed.ifPresent(watch::claimed);
        return claimed;
    }

    @Override
    public List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit) {
        var claimed = queue.claimDue(lease, leftOut, limit);
        claimed.forEach(watch::claimed);
        return claimed;
    }

    @Override
    public int countQueued(String agent, Instant before) {
        return queue.countQueued(agent, before);
    }

    @Override
    public int waiting(int most) {
        return queue.waiting(most);
    }

    @Override
    public Renewal renew(Lease lease) {
        return queue.renew(lease);
    }

    @Override
    public void release(Reply claimed) {
        queue.release(claimed);
        watch.left(claimed.id());
    }

    @Override
    public Optional<Reply> handBack(Reply claimed, Instant now) {
        var left = queue.handBack(claimed, now);
        watch.left(claimed.id());
        return left;
    }

    @Override
    public boolean finish(Reply claimed, Ending ending) {
        var isFinished = queue.finish(claimed, ending);
        if (isFinished) {
            watch.ended(claimed, ending.state());
        }
        return isFinished;
    }

    @Override
    public Backlog backlog() {
        return queue.backlog();
    }
}
