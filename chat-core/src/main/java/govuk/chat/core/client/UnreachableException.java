package govuk.chat.core.client;

import org.jspecify.annotations.Nullable;

/** No answer came, or it broke off. */
public final class UnreachableException extends ClientException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Where it went wrong. */
    public enum Reason {
        /** The name has no address. */
        UNKNOWN_HOST,
        /** Nobody listens there. The request was not sent. */
        REFUSED,
        /** No secure connection came about: a certificate that is not trusted, or no TLS at the other end. */
        TLS,
        TIMED_OUT,
        BROKEN_OFF
    }

    UnreachableException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public boolean isRetryable() {
        return switch (reason) {
            case REFUSED, TIMED_OUT, BROKEN_OFF -> true;
            case UNKNOWN_HOST, TLS -> false;
        };
    }
}
