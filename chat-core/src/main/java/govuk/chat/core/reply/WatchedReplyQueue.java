package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ReplyQueue;
import java.util.List;
import java.util.Optional;

/** Shows what is claimed and what ends to a {@link ReplyWatch}. */
record WatchedReplyQueue(ReplyQueue queue, ReplyWatch watch) implements ReplyQueue {
    @Override
    public Optional<Reply> claim(ReplyId id, Lease lease) {
        var claimed = queue.claim(id, lease);
        claimed.ifPresent(watch::claimed);
        return claimed;
    }

    @Override
    public List<Reply> claimDue(Lease lease, int limit) {
        var claimed = queue.claimDue(lease, limit);
        claimed.forEach(watch::claimed);
        return claimed;
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
