package govuk.chat.web.start;

/** A command ends, not well, with this status and one line for the person who started it. */
public final class ExitStatus extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    public ExitStatus(int status, String line) {
        super(line);
        this.status = status;
    }

    public ExitStatus(int status, String line, Throwable cause) {
        super(line, cause);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
