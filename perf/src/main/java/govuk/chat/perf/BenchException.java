package govuk.chat.perf;

/** The benchmark cannot go on; the message is a plain sentence for the person who started it. */
final class BenchException extends RuntimeException {
    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
