package govuk.chat.core.service;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.screen.InvisibleText;
import java.util.Locale;

/**
 * What a user may send. What is left out (null) has its default.
 *
 * @param maxMessageLength the longest message, in characters (Unicode code points) after trimming; 1 to 100,000
 * @param queueMessages whether a message may wait while the one before it is being answered; otherwise it is a conflict
 * @param maxQueued how many messages of one conversation may wait or be answered before another is refused; 1 to 1,000; 100 by default
 * @param maxQueuedInAll how many of everybody may wait before all others are refused, about; 1 to 1,000,000; 10,000 by default
 */
public record MessageRules(Integer maxMessageLength, Boolean queueMessages, Integer maxQueued, Integer maxQueuedInAll) {
    public MessageRules {
        maxMessageLength = requireNonNullElse(maxMessageLength, 1_000);
        queueMessages = requireNonNullElse(queueMessages, true);
        maxQueued = requireNonNullElse(maxQueued, 100);
        maxQueuedInAll = requireNonNullElse(maxQueuedInAll, 10_000);
        if (maxQueued < 1 || maxQueued > 1_000) {
            throw new SettingException("maxQueued", maxQueued, "1 to 1000");
        }
        if (maxQueuedInAll < 1 || maxQueuedInAll > 1_000_000) {
            throw new SettingException("maxQueuedInAll", maxQueuedInAll, "1 to 1000000");
        }
        if (maxMessageLength < 1 || maxMessageLength > 100_000) {
            throw new SettingException("maxMessageLength", maxMessageLength, "1 to 100000");
        }
    }

    public static MessageRules defaults() {
        return new MessageRules(1_000, true, 100, 10_000);
    }

    /** How many replies of its conversation that have not ended a message may stand behind. */
    int mostBefore() {
        return queueMessages ? maxQueued : 0;
    }

    /**
     * The text as it is stored: trimmed, without what nobody can see, with line feeds only (browsers send forms with CRLF).
     *
     * @throws ChatException {@code VALIDATION_ERROR} or {@code CONTENT_TOO_LONG}, with a sentence for the person who typed it
     */
    String clean(String typed) {
        if (typed.indexOf('\0') >= 0 || hasLoneSurrogate(typed)) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR, "Your message has characters in it that are not text. Type it again.");
        }
        var text = InvisibleText.strip(typed).strip();
        if (text.isEmpty()) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR, "Enter a question, for example: How do I renew my passport?");
        }
        var length = text.codePointCount(0, text.length());
        if (length > maxMessageLength) {
            throw new ChatException(
                    ErrorCode.CONTENT_TOO_LONG,
                    String.format(
                            Locale.UK,
                            "Your message must be %,d characters or less. You have typed %,d.",
                            maxMessageLength,
                            length));
        }
        return text;
    }

    /** Half a character, which no store can keep as it is. */
    static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
