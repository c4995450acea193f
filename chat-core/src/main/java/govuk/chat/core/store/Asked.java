package govuk.chat.core.store;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;

/** What became of a question: its message and reply as stored, and whether they had been stored before. */
public record Asked(Message message, Reply reply, boolean isRepeat) {}
