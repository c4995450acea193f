package govuk.chat.core.client;

import org.jspecify.annotations.Nullable;

/** A call that did not succeed. The message is a plain sentence that a person can be shown; it holds no token. */
public abstract sealed class ClientException extends RuntimeException
        permits ApiException, UnreachableException, UnusableAnswerException {
    private static final long serialVersionUID = 1;

    ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The message, which is never null here. */
    public final String sentence() {
        return String.valueOf(getMessage());
    }

    /** Whether the same call may succeed later, unchanged. */
    public abstract boolean isRetryable();
}
