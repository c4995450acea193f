package govuk.chat.perf;

/** The benchmark or the chaos run cannot go on; the message is a plain sentence for the person who started it. */
public final class BenchException extends RuntimeException {
    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
