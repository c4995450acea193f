package govuk.chat.core.redis;

/** Redis did not do what it was asked, or was not asked because it has not answered lately. Whoever asks can do without. */
public final class RedisAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisAwayException(String message) {
        // While Redis is away this is thrown for each call, so it has to be cheap.
        super(message, null, false, false);
    }

    RedisAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
