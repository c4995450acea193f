package govuk.chat.core.reply;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import java.util.List;
import java.util.function.Consumer;

/** A log that shows what is appended to a {@link ReplyWatch}. */
record WatchedReplyLog(ReplyLog log, ReplyWatch watch) implements ReplyLog {
    @Override
    public void append(ReplyId reply, ReplyEvent event) {
        log.append(reply, event);
        watch.appended(reply, event);
    }

    @Override
    public List<ReplyEvent> read(ReplyId reply, ReplyPosition after) {
        return log.read(reply, after);
    }

    @Override
    public Watch watch(ReplyId reply, Consumer<ReplyEvent> watcher) {
        return log.watch(reply, watcher);
    }

    @Override
    public void forget(ReplyId reply, int attempt) {
        log.forget(reply, attempt);
        watch.left(reply);
    }

    @Override
    public boolean mayMiss(ReplyId reply) {
        return log.mayMiss(reply);
    }

    @Override
    public void close() {
        log.close();
    }
}
