package govuk.chat.cli.script;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One file, with what it includes: one session and one suite of tests.
 *
 * @param file as it was named at the command line, for people and reports
 */
public record Script(String file, String name, Set<String> tags, Definitions definitions, List<Step> steps) {
    public Script {
        tags = Set.copyOf(tags);
        steps = List.copyOf(steps);
    }

    /** What the file and the files it includes define for their texts. */
    public record Definitions(Map<String, String> variables, Map<String, SecretSource> secrets) {
        public Definitions {
            variables = Map.copyOf(variables);
            secrets = Map.copyOf(secrets);
        }
    }
}
