package govuk.chat.core.store;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * The messages of sessions. Callers have checked whose session it is. What a call costs depends on how many messages it
 * returns, not on how many the session has.
 */
public interface MessageStore {
    Optional<Message> find(SessionId session, MessageId id);

    /** The first {@code limit} messages with a sequence greater than {@code sequence}, oldest first. */
    List<Message> after(SessionId session, long sequence, int limit);

    /** The last {@code limit} messages with a sequence less than {@code sequence}, oldest first. */
    List<Message> before(SessionId session, long sequence, int limit);
}
