package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ForwardingReplyQueue;
import govuk.chat.core.store.ReplyQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows what is claimed and what ends to a {@link ReplyWatch}. */
final class WatchedReplyQueue extends ForwardingReplyQueue {
    private final ReplyWatch watch;

    WatchedReplyQueue(ReplyQueue queue, ReplyWatch watch) {
        super(queue);
        this.watch = watch;
    }

    @Override
    public Optional<Reply> claim(ReplyId id, Lease lease) {
        var claimed = super.claim(id, lease);
        claimed.ifPresent(watch::claimed);
        return claimed;
    }

    @Override
    public List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit) {
        var claimed = super.claimDue(lease, leftOut, limit);
        claimed.forEach(watch::claimed);
        return claimed;
    }

    @Override
    public void release(Reply claimed) {
        super.release(claimed);
        watch.left(claimed.id());
    }

    @Override
    public Optional<Reply> handBack(Reply claimed, Instant now) {
        var left = super.handBack(claimed, now);
        watch.left(claimed.id());
        return left;
    }

    @Override
    public boolean finish(Reply claimed, Ending ending) {
        var isFinished = super.finish(claimed, ending);
        if (isFinished) {
            watch.ended(claimed, ending.state());
        }
        return isFinished;
    }
}
