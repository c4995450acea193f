package govuk.chat.cli.script.read;

import govuk.chat.cli.script.BuiltIn;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.ScriptProblem;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.StepTemplates;
import govuk.chat.cli.script.Template;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the places where a script names a variable that nothing has given a value by then. */
public final class UndefinedVariables {
    private final Findings findings = new Findings();

    private UndefinedVariables() {}

    /** @param given the names that have a value from outside the scripts */
    public static List<ScriptProblem> find(List<Script> scripts, Collection<String> given) {
        var search = new UndefinedVariables();
        scripts.forEach(script -> search.script(script, given));
        return search.findings.all();
    }

    private void script(Script script, Collection<String> given) {
        var known = new TreeSet<>(BuiltIn.NAMES);
        known.addAll(given);
        known.addAll(script.definitions().variables().keySet());
        known.addAll(script.definitions().secrets().keySet());
        for (var step : script.steps()) {
            StepTemplates.of(step).forEach(template -> template(template, known));
            known.addAll(captured(step));
        }
    }

    private static Set<String> captured(Step step) {
        var names = new LinkedHashSet<String>();
        if (step.skip().isEmpty()) {
            step.expectation().captures().forEach(capture -> names.add(capture.variable()));
        }
        return names;
    }

    private void template(Template template, Set<String> known) {
        for (var name : template.names()) {
            if (!known.contains(name)) {
                findings.add(
                        template.at(),
                        "nothing has given \"" + name + "\" a value by here." + NearMatch.question(name, known));
            }
        }
    }
}
