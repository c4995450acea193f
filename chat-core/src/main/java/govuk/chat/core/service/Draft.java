package govuk.chat.core.service;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.PersonalDataKind;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody sends.
 *
 * @param key tells a repeat from a new message within its session: 1 to 255 visible ASCII characters; empty for a message that
 *     is always new
 * @param confirmed the kinds of personal data that may be in the text: the sender was told of them and wants to send them
 */
public record Draft(String text, Metadata metadata, String key, Set<PersonalDataKind> confirmed) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,255}");

    /** @throws ChatException {@code VALIDATION_ERROR} if the key is none */
    public Draft {
        confirmed = Set.copyOf(confirmed);
        if (!KEY.matcher(key).matches()) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR,
                    "Idempotency-Key must be 1 to 255 visible ASCII characters, without spaces.");
        }
    }

    public Draft(String text, Metadata metadata, String key) {
        this(text, metadata, key, Set.of());
    }

    public static Draft of(String text) {
        return new Draft(text, Metadata.EMPTY, "");
    }

    public Draft confirming(Set<PersonalDataKind> kinds) {
        return new Draft(text, metadata, key, kinds);
    }
}
