package govuk.chat.cli.script.server;

/** Where scripts find the callers that they name. */
public interface ScriptTargets {
    /** @param context the name of a context; empty for the one that the command runs with */
    boolean knows(String context);

    /** A new one, which the caller closes. Only for a context that is known. */
    ScriptTarget open(String context);
}
