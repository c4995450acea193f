package govuk.chat.core.store;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.ReplyState;
import java.util.List;

/**
 * How a reply ends: its last state and what is stored with it.
 *
 * @param messages the answer, or nothing if not a word was written; the store gives it the session's next sequence
 */
public record Ending(ReplyState.Ended state, List<Message> messages) {
    public Ending {
        messages = List.copyOf(messages);
    }
}
