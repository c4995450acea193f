package govuk.chat.web.settings;

/** The settings cannot be used. The message is one line for the person who wrote them. */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadSettings(String line) {
        super(line);
    }

    public BadSettings(String line, Throwable cause) {
        super(line, cause);
    }
}
