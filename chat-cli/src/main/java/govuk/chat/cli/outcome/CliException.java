package govuk.chat.cli.outcome;

/** A command that cannot go on. The message is one plain line for the person at the terminal. */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    public CliException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    public CliException(ExitStatus status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** Something that the person has to write in another way. */
    public static CliException usage(String message) {
        return new CliException(ExitStatus.USAGE, message);
    }

    public ExitStatus status() {
        return status;
    }
}
