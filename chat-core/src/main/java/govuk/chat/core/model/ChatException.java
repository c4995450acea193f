package govuk.chat.core.model;

/**
 * Something that a person can be told. The message is a plain sentence without ids, paths, class names or secrets; the cause is
 * for the log.
 */
public class ChatException extends RuntimeException {
    private final ErrorCode code;

    public ChatException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ChatException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** The message, which is never null here. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
