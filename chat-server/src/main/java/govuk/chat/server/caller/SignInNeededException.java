package govuk.chat.server.caller;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;

/** Signing in would help: the caller was signed in and no longer is, or nobody may come in without. */
public final class SignInNeededException extends ChatException {
    private static final long serialVersionUID = 1;

    SignInNeededException(String sentence) {
        super(ErrorCode.UNAUTHENTICATED, sentence);
    }
}
