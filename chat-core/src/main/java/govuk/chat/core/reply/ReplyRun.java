package govuk.chat.core.reply;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt under way. It can be told from outside to end early; the thread that asks the agent is then interrupted, but only
 * while it asks, so that storing the end is never disturbed.
 */
final class ReplyRun {
    /** Why an attempt is to end before its agent does. */
    enum Interruption {
        /** The owner has enough: the part is kept. */
        STOPPED,
        /** The node goes: somebody else is to run it again. */
        HANDED_BACK,
        /** Another node has it already: nothing is to be stored. */
        ABANDONED
    }

    private final Reply reply;
    private final @Nullable Message question;
    private @Nullable Interruption interruption;
    private @Nullable Thread asking;

    /** Of a reply that was found in the queue. */
    ReplyRun(Reply reply) {
        this.reply = reply;
        this.question = null;
    }

    /** Of a reply to a question that was asked just now. */
    ReplyRun(Reply reply, Message question) {
        this.reply = reply;
        this.question = question;
    }

    Reply reply() {
        return reply;
    }

    boolean isFromQueue() {
        return question == null;
    }

    /** The message to be answered, if it need not be loaded. */
    Optional<Message> question() {
        return Optional.ofNullable(question);
    }

    void stop() {
        interrupt(Interruption.STOPPED);
    }

    void handBack() {
        interrupt(Interruption.HANDED_BACK);
    }

    void abandon() {
        interrupt(Interruption.ABANDONED);
    }

    /** From here on the calling thread may be interrupted; at once, if the wish to end came before. */
    synchronized void beginAsking() {
        asking = Thread.currentThread();
        if (interruption != null) {
            asking.interrupt();
        }
    }

    /** From here on it may not; an interrupt that came too late for the agent is forgotten. */
    synchronized void endAsking() {
        asking = null;
        Thread.interrupted();
    }

    /** Why it was interrupted. {@code HANDED_BACK} if nobody said: the thread itself is to end. */
    synchronized Interruption interruption() {
        return interruption == null ? Interruption.HANDED_BACK : interruption;
    }

    /** The first wish counts, except that a lost lease overrules it. */
    private synchronized void interrupt(Interruption why) {
        if (interruption == null || why == Interruption.ABANDONED) {
            interruption = why;
        }
        if (asking != null) {
            asking.interrupt();
        }
    }
}
