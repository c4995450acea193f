package govuk.chat.core.client;

import org.jspecify.annotations.Nullable;

/** Something answered, but not this API: a page of a proxy, a redirect, another program, or nonsense. */
public final class UnusableAnswerException extends ClientException {
    private static final long serialVersionUID = 1;

    private final int status;

    UnusableAnswerException(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status of what came. */
    public int status() {
        return status;
    }

    /** What a proxy says while the server starts is gone in a moment; the rest stays. */
    @Override
    public boolean isRetryable() {
        return status == 502 || status == 503 || status == 504;
    }
}
