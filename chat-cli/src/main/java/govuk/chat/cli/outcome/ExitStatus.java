package govuk.chat.cli.outcome;

/** The exit codes, which scripts rely on. */
public enum ExitStatus {
    OK(0, "it worked"),
    INTERNAL(1, "an error of this program, or an output that cannot be written"),
    USAGE(2, "wrong usage, a setting or script that cannot be read, or a request that the server refuses as it is"),
    EXPECTATION(3, "an expectation of a script was not met"),
    NOT_ALLOWED(4, "not signed in, or not allowed"),
    UNREACHABLE(5, "the server cannot be reached, took too long or is unwell"),
    UNAVAILABLE(6, "too many requests, or the agent gives no answer, after all tries"),
    INTERRUPTED(130, "Ctrl-C");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** For the table in the help. */
    public String meaning() {
        return meaning;
    }
}
