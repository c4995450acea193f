package govuk.chat.core.store;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a reply by now.
 *
 * @param messages the stored answer: whole, or the part that was written before the reply failed or was stopped; nothing while it has
 *     not ended, or if not a word was written
 */
public record Outcome(Reply reply, List<Message> messages) {
    public Outcome {
        messages = List.copyOf(messages);
    }

    /** What is stored of the answer. */
    public Optional<Message> answer() {
        return messages.stream().findFirst();
    }
}
