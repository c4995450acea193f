package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.ScriptProblem;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that a reader can go on and a person sees everything at once. */
final class Findings {
    /** Enough to work with; a file that is no script at all would give one for each line. */
    private static final int MOST = 100;

    private final List<ScriptProblem> problems = new ArrayList<>();

    void add(Position at, String sentence) {
        add(new ScriptProblem(at, sentence));
    }

    void add(ScriptProblem problem) {
        if (problems.size() < MOST && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    List<ScriptProblem> all() {
        return List.copyOf(problems);
    }
}
