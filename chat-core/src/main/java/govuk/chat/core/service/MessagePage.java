package govuk.chat.core.service;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import java.util.List;

/**
 * Some messages of a session, oldest first.
 *
 * @param hasMore whether there are more in the direction in which the page was asked for
 */
public record MessagePage(List<Message> messages, boolean hasMore) {
    public MessagePage {
        messages = List.copyOf(messages);
    }

    /** Where a page lies. */
    public sealed interface Place {}

    /** The first messages. */
    public record Beginning() implements Place {}

    /** The messages that follow one. */
    public record After(MessageId last) implements Place {}

    /** The messages that lead up to one. */
    public record Before(MessageId first) implements Place {}

    /** The last messages. */
    public record End() implements Place {}

    static MessagePage forward(List<Message> found, int limit) {
        return new MessagePage(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    static MessagePage backward(List<Message> found, int limit) {
        return new MessagePage(found.subList(Math.max(0, found.size() - limit), found.size()), found.size() > limit);
    }
}
