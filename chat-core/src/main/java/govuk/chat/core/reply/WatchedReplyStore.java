package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Outcome;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.ReplyQueue.Lease;
import govuk.chat.core.store.ReplyStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows what is asked to a {@link ReplyWatch}. */
record WatchedReplyStore(ReplyStore store, ReplyWatch watch) implements ReplyStore {
    @Override
    public Asked ask(Question question) {
        return watch.ask(() -> store.ask(question));
    }

    @Override
    public Asked askAndClaim(Question question, Lease lease, Set<String> leftOut) {
        return watch.ask(() -> store.askAndClaim(question, lease, leftOut));
    }

    @Override
    public Optional<Reply> find(ReplyId id) {
        return store.find(id);
    }

    @Override
    public Optional<Outcome> outcome(ReplyId id) {
        return store.outcome(id);
    }

    @Override
    public List<Reply> list(SessionId session, long from, long to) {
        return store.list(session, from, to);
    }

    @Override
    public Optional<Reply> stop(ReplyId id, Instant now) {
        return store.stop(id, now);
    }
}
