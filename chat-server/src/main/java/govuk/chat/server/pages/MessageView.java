package govuk.chat.server.pages;

import govuk.chat.core.model.ReplyState;
import govuk.chat.web.pages.Moment;
import java.util.List;

/**
 * One entry of a conversation as the page shows it.
 *
 * @param anchor the element's id, the same each time the entry is shown
 * @param kind the word in its style class: user, assistant or system
 * @param message the id of the stored message; empty for a reply that has none (yet)
 * @param ended the reply that ended in this, if it is known; empty otherwise
 * @param typed the text of a person, to be shown as it is; empty if this is an answer
 * @param html the text of an answer, ready to be shown; empty if there is none (yet)
 * @param note what is to be said about it: that it was stopped, or why it failed; empty for nothing
 * @param waiting the reply being written: one or none
 * @param retry the question to send again: one or none
 */
record MessageView(
        String anchor,
        String kind,
        String speaker,
        String message,
        String ended,
        Moment time,
        String typed,
        String html,
        String note,
        List<Source> sources,
        List<Waiting> waiting,
        List<Retry> retry) {
    boolean isFailed() {
        return !retry.isEmpty();
    }

    boolean hasSources() {
        return !sources.isEmpty();
    }

    /**
     * A reply that has not ended.
     *
     * @param words why it waits; empty if it does not wait for its agent
     * @param look different each time, so that a link with it is never taken for one to this very page
     */
    record Waiting(String reply, String conversation, String question, String words, String look, String csrf) {}

    /** A form that sends a question again. */
    record Retry(String conversation, String text, String key, String csrf) {}

    /** What is said about an answer that is not whole. */
    static String noteOn(ReplyState state) {
        return switch (state) {
            case ReplyState.Failed(var failure, var at) -> failure.sentence();
            case ReplyState.Cancelled cancelled -> "You stopped this answer.";
            case ReplyState.Completed completed -> "";
            case ReplyState.Queued queued -> "";
            case ReplyState.Running running -> "";
        };
    }
}
