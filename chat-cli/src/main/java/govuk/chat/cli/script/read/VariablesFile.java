package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.ScriptProblems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads a file of variables: YAML, {@code name: value}. */
public final class VariablesFile {
    private VariablesFile() {}

    public static Map<String, String> read(Path path) throws ScriptProblems {
        var findings = new Findings();
        var variables = read(path, findings);
        if (!findings.all().isEmpty()) {
            throw new ScriptProblems(findings.all());
        }
        return variables;
    }

    private static Map<String, String> read(Path path, Findings findings) {
        try {
            return YamlTree.read(path.toString(), ScriptFiles.read(path))
                    .map(value -> DefinitionsReader.variables(value, "a file of variables", findings))
                    .orElse(Map.of());
        } catch (IOException e) {
            findings.add(new Position(path.toString(), 1, 1), String.valueOf(e.getMessage()));
        } catch (YamlTree.BadYaml e) {
            findings.add(e.problem());
        }
        return Map.of();
    }
}
