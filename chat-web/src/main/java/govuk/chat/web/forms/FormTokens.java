package govuk.chat.web.forms;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;

/**
 * Proves that a form was made by us for the person who sends it (OWASP CSRF Prevention Cheat Sheet, signed double-submit): a signature
 * over the owner, so that it holds for as long as they are known and costs no storage. Safe for use by many threads.
 */
public final class FormTokens {
    private static final String PURPOSE = "form";

    private final SigningKey key;

    public FormTokens(SigningKey key) {
        this.key = key;
    }

    public String issue(Owner owner) {
        return key.sign(PURPOSE, owner.key());
    }

    /** Whether the form was made for this owner. */
    public boolean isFor(Owner owner, String token) {
        return key.isSignature(PURPOSE, owner.key(), token);
    }

    /** @throws ChatException {@code FORBIDDEN} if the form was not made for this owner */
    public void check(Owner owner, String token) {
        if (!isFor(owner, token)) {
            throw new ChatException(
                    ErrorCode.FORBIDDEN,
                    "This page was open for too long, or was opened from somewhere else. Reload it and try again.");
        }
    }
}
