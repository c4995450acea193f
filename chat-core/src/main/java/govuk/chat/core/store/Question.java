package govuk.chat.core.store;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;

/**
 * What is stored when a user sends.
 *
 * @param message the user's message; its sequence is ignored, the store gives it one
 * @param reply the queued reply to it
 * @param key tells a repeat from a new question, unique within the session, at most 255 characters
 * @param fingerprint a hash of what was asked: the same key with another fingerprint is a conflict
 * @param mayQueue whether it may wait behind an earlier reply of the session that has not ended
 */
public record Question(Message message, Reply reply, String key, String fingerprint, boolean mayQueue) {}
