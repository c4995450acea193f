package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import java.util.function.Consumer;

/** Appends the events of one attempt, its beginning before everything else. Safe for use by many threads. */
final class AttemptLog implements Consumer<ReplyEvent> {
    private final Reply reply;
    private final ReplyLog replyLog;
    private boolean isBegun;

    AttemptLog(Reply reply, ReplyLog replyLog) {
        this.reply = reply;
        this.replyLog = replyLog;
    }

    /** Lets readers know that the attempt has begun, if they do not know yet. */
    synchronized void begin() {
        if (!isBegun) {
            isBegun = true;
            var attempt = reply.attempt();
            replyLog.append(
                    reply.id(), attempt == 1 ? new ReplyEvent.Started(attempt) : new ReplyEvent.Restarted(attempt));
        }
    }

    @Override
    public void accept(ReplyEvent event) {
        begin();
        replyLog.append(reply.id(), event);
    }
}
