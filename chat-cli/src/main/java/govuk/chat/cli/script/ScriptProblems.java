package govuk.chat.cli.script;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown when scripts cannot be run as they are written: nothing has been sent yet. Knows everything that was found. */
public final class ScriptProblems extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<ScriptProblem> problems;

    public ScriptProblems(List<ScriptProblem> problems) {
        super(problems.stream().map(ScriptProblem::toString).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the files and their lines; at least one. */
    public List<ScriptProblem> problems() {
        return problems;
    }
}
