package govuk.chat.cli.script;

/** One thing that is wrong with a script, where it is and what to do about it. */
public record ScriptProblem(Position at, String sentence) {
    @Override
    public String toString() {
        return at + ": " + sentence;
    }
}
