package govuk.chat.core.client;

import java.time.Duration;
import java.util.Optional;

/** The server understood the call and refused it, or failed at it. */
public final class ApiException extends ClientException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String requestId;
    private final boolean retryable;
    private final Duration retryAfter;

    ApiException(int status, Refusal refusal, Duration retryAfter) {
        super(refusal.sentence(), null);
        this.status = status;
        this.code = refusal.code();
        this.requestId = refusal.requestId();
        this.retryable = refusal.isRetryable();
        this.retryAfter = retryAfter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The server's word for it, such as {@code SESSION_NOT_FOUND}. A newer server may have words that this client does not know. */
    public String code() {
        return code;
    }

    /** Names the request in the server's log; empty if the server did not say. */
    public String requestId() {
        return requestId;
    }

    @Override
    public boolean isRetryable() {
        return retryable;
    }

    /** How long the server asks to wait, if it says so. */
    public Optional<Duration> retryAfter() {
        return retryAfter.isZero() ? Optional.empty() : Optional.of(retryAfter);
    }

    /** What the body of a refusal says. */
    record Refusal(String code, String sentence, String requestId, boolean isRetryable) {}
}
