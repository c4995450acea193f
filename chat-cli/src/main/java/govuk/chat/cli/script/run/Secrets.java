package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.ScriptProblem;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.SecretSource;
import govuk.chat.cli.script.read.ScriptFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The secrets of a script, from where they are kept. */
final class Secrets {
    private final Map<String, String> environment;
    private final List<ScriptProblem> problems = new ArrayList<>();

    private Secrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws ScriptProblems with every secret that is not to be had */
    static Map<String, String> of(Script script, Map<String, String> environment) throws ScriptProblems {
        var secrets = new Secrets(environment);
        var values = new HashMap<String, String>();
        script.definitions().secrets().forEach((name, source) -> values.put(name, secrets.value(name, source)));
        if (!secrets.problems.isEmpty()) {
            throw new ScriptProblems(secrets.problems);
        }
        return values;
    }

    private String value(String name, SecretSource source) {
        return switch (source) {
            case SecretSource.Environment variable -> fromEnvironment(name, variable);
            case SecretSource.File file -> fromFile(name, file);
        };
    }

    private String fromEnvironment(String name, SecretSource.Environment source) {
        var value = environment.getOrDefault(source.variable(), "");
        if (value.isBlank()) {
            problem(source, "the secret \"" + name + "\" is in " + source.variable() + ", which is not set.");
        }
        return value;
    }

    private String fromFile(String name, SecretSource.File source) {
        try {
            var value = ScriptFiles.read(source.path()).stripTrailing();
            if (value.isBlank()) {
                problem(source, "the file of the secret \"" + name + "\" is empty.");
            }
            return value;
        } catch (IOException e) {
            problem(source, "the secret \"" + name + "\": " + e.getMessage());
            return "";
        }
    }

    private void problem(SecretSource source, String sentence) {
        problems.add(new ScriptProblem(source.at(), sentence));
    }
}
