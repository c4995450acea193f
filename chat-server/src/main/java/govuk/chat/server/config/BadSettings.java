package govuk.chat.server.config;

/** The settings cannot be used. The message is one line for the person who wrote them. */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadSettings(String line) {
        super(line);
    }

    BadSettings(String line, Throwable cause) {
        super(line, cause);
    }
}
