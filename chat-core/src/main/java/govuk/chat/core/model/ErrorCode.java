package govuk.chat.core.model;

/** What went wrong, in a word that programs may rely on. */
public enum ErrorCode {
    VALIDATION_ERROR(false),
    INVALID_INPUT(false),
    /** The message seems to contain personal data; see {@link PersonalDataFound}. */
    PERSONAL_DATA(false),
    UNAUTHENTICATED(false),
    FORBIDDEN(false),
    NOT_FOUND(false),
    SESSION_NOT_FOUND(false),
    MESSAGE_NOT_FOUND(false),
    REPLY_NOT_FOUND(false),
    METHOD_NOT_ALLOWED(false),
    NOT_ACCEPTABLE(false),
    UNSUPPORTED_MEDIA_TYPE(false),
    CONFLICT(false),
    /** Somebody else has changed it since it was read. */
    PRECONDITION_FAILED(false),
    /** It must be said which version is meant. */
    PRECONDITION_REQUIRED(false),
    CONTENT_TOO_LONG(false),
    RATE_LIMITED(true),
    AGENT_UNAVAILABLE(true),
    AGENT_TIMEOUT(true),
    /** The agent answered, but not with anything we can use. */
    AGENT_ERROR(true),
    /** The agent does not accept our key, model or request: somebody must change the settings. */
    AGENT_REFUSED(false),
    AGENT_BUSY(true),
    ANSWER_TOO_LONG(false),
    CIRCUIT_BREAKER_OPEN(true),
    /** Somebody has closed the chat for now. */
    CHAT_CLOSED(true),
    SERVICE_OFFLINE(true),
    INTERNAL_ERROR(true);

    private final boolean retryable;

    ErrorCode(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same request may succeed later, unchanged. */
    public boolean isRetryable() {
        return retryable;
    }
}
