package govuk.chat.core.model;

import java.time.Instant;

/**
 * One finished entry of a session. Immutable.
 *
 * @param sequence its place in the session: 1, 2, 3 … in the order in which the messages were stored
 * @param text never blank
 */
public record Message(
        MessageId id,
        SessionId session,
        long sequence,
        Role role,
        String text,
        MessageStatus status,
        Instant sentAt,
        Metadata metadata) {
    public Message {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is blank");
        }
    }
}
