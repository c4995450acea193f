package govuk.chat.core.model;

import java.time.Duration;

/** Something that was asked for too often, and when to ask again. */
public final class RetryLaterException extends ChatException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public RetryLaterException(String message, Duration retryAfter) {
        super(ErrorCode.RATE_LIMITED, message);
        this.retryAfter = retryAfter;
    }

    /** Positive; whoever asks earlier is refused again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The same in whole seconds, rounded up: whoever is a moment early is refused again. */
    public long retryAfterSeconds() {
        return retryAfter.plusMillis(999).toSeconds();
    }
}
