package govuk.chat.core.store;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyId;
import java.time.Instant;

/**
 * What is stored when a user sends: the message, and the reply to it, whose agent is the session's.
 *
 * @param message the user's message; its sequence is ignored, the store gives it one
 * @param owner who sends; the session must be theirs
 * @param reply the id of the reply
 * @param answer the id of the message that the reply ends as
 * @param deadline if nobody has begun the reply by then, it fails
 * @param key tells a repeat from a new question, unique within the session, at most 255 characters; empty if nobody will repeat it
 * @param fingerprint a hash of what was asked: the same key with another fingerprint is a conflict
 * @param mostBefore behind how many replies of the session that have not ended it may wait; 0 if it may not wait
 */
public record Question(
        Message message,
        Owner owner,
        ReplyId reply,
        MessageId answer,
        Instant deadline,
        String key,
        String fingerprint,
        int mostBefore) {}
