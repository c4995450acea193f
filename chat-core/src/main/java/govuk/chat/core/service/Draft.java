package govuk.chat.core.service;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import java.util.regex.Pattern;

/**
 * What somebody sends.
 *
 * @param key tells a repeat from a new message within its session: 1 to 255 visible ASCII characters; empty for a message that
 *     is always new
 */
public record Draft(String text, Metadata metadata, String key) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,255}");

    /** @throws ChatException {@code VALIDATION_ERROR} if the key is none */
    public Draft {
        if (!KEY.matcher(key).matches()) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR,
                    "Idempotency-Key must be 1 to 255 visible ASCII characters, without spaces.");
        }
    }

    public static Draft of(String text) {
        return new Draft(text, Metadata.EMPTY, "");
    }
}
