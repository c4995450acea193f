package govuk.chat.core.reply;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import java.time.Duration;

/**
 * Is told what becomes of the replies of this node, so that somebody can count. Called from the threads that do the work, many at once: it must be
 * quick, not block and not throw.
 */
public interface ReplyObserver {
    ReplyObserver NONE = new ReplyObserver() {
        @Override
        public void asked(Duration taken) {}

        @Override
        public void began(Duration sinceAsked) {}

        @Override
        public void ended(Reply reply, ReplyState.Ended state) {}
    };

    /**
     * A question was stored; a repeat of one is none.
     *
     * @param taken how long storing it took
     */
    void asked(Duration taken);

    /**
     * The first piece of an attempt's answer is there.
     *
     * @param sinceAsked since the question was stored, waiting in the queue included
     */
    void began(Duration sinceAsked);

    /** The reply has ended and that is stored. Once for each reply, on the node that ended it. */
    void ended(Reply reply, ReplyState.Ended state);
}
