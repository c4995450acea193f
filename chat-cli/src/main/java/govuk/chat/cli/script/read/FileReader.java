package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.SecretSource;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one file, and those that it includes, into a {@link Part}. */
final class FileReader {
    static final int MOST_STEPS = 1_000;

    private static final int DEEPEST = 8;
    private static final Set<String> KEYS =
            Set.of("name", "description", "tags", "vars", "secrets", "defaults", "steps");

    private final Path path;
    private final Findings findings;
    private final List<Path> above;

    /** @param above the files that include this one, the outermost first */
    FileReader(Path path, Findings findings, List<Path> above) {
        this.path = path;
        this.findings = findings;
        this.above = above;
    }

    /** Empty if there is nothing to go on with; why is among the findings. */
    Optional<Part> read() {
        try {
            var tree = YamlTree.read(path.toString(), ScriptFiles.read(path));
            if (tree.isEmpty()) {
                findings.add(start(), "this file is empty. A script needs \"steps:\".");
            }
            return tree.flatMap(value -> Keys.of(value, "a script", KEYS, findings))
                    .map(this::part);
        } catch (IOException e) {
            findings.add(start(), String.valueOf(e.getMessage()));
        } catch (YamlTree.BadYaml e) {
            findings.add(e.problem());
        }
        return Optional.empty();
    }

    private Part part(Keys script) {
        var variables = new LinkedHashMap<>(DefinitionsReader.variables(script));
        var secrets = new LinkedHashMap<>(DefinitionsReader.secrets(script, path));
        var tags = new LinkedHashSet<String>();
        script.scalars("tags").forEach(tag -> tags.add(tag.text()));
        var steps = new ArrayList<Step>();
        var reader = new StepReader(path, defaults(script), findings);
        for (var value : steps(script)) {
            if (isInclude(value)) {
                include((Value.Fields) value, steps, variables, secrets);
            } else {
                reader.step(value).ifPresent(steps::add);
            }
        }
        if (steps.size() > MOST_STEPS) {
            findings.add(script.at(), "this is more than " + MOST_STEPS + " steps.");
        }
        return new Part(script.scalar("name").map(Value.Scalar::text), tags, variables, secrets, steps);
    }

    private List<Value> steps(Keys script) {
        var steps = script.items("steps");
        if (script.value("steps").isEmpty()) {
            findings.add(script.at(), "a script needs \"steps:\".");
        } else if (script.value("steps").get() instanceof Value.Items && steps.isEmpty()) {
            findings.add(script.at(), "\"steps\" has an empty list.");
        }
        return steps;
    }

    private Tries defaults(Keys script) {
        var usual = new Tries(Tries.USUAL_TIMEOUT, 0, 1, 1);
        return script.value("defaults")
                .flatMap(value -> Keys.of(value, "\"defaults\"", Set.of("timeout", "retry"), findings))
                .map(keys -> TriesReader.read(keys, usual))
                .orElse(usual);
    }

    private static boolean isInclude(Value value) {
        return value instanceof Value.Fields fields
                && fields.fields().stream().anyMatch(field -> field.key().text().equals("include"));
    }

    /** What the including file defines counts more than what the included one does. */
    private void include(
            Value.Fields step, List<Step> steps, Map<String, String> variables, Map<String, SecretSource> secrets) {
        var keys = Keys.of(step, "an \"include\" step", Set.of("include", "name", "skip"), findings);
        var named = keys.scalar("include");
        if (named.isEmpty()) {
            return;
        }
        includedPart(named.get()).ifPresent(part -> {
            part.variables().forEach(variables::putIfAbsent);
            part.secrets().forEach(secrets::putIfAbsent);
            var skip = StepReader.skip(keys);
            var prefix = keys.scalar("name").map(name -> name.text() + ": ").orElse("");
            if (steps.size() <= MOST_STEPS) {
                part.steps().forEach(included -> steps.add(within(included, prefix, skip)));
            }
        });
    }

    private Optional<Part> includedPart(Value.Scalar named) {
        var target = path.resolveSibling(named.text()).normalize();
        var chain = new ArrayList<>(above);
        chain.add(path.normalize());
        if (chain.contains(target)) {
            findings.add(named.at(), "this file would include itself.");
            return Optional.empty();
        }
        if (chain.size() > DEEPEST) {
            findings.add(named.at(), "files may be included " + DEEPEST + " deep, not more.");
            return Optional.empty();
        }
        if (!Files.isReadable(target)) {
            findings.add(named.at(), "the file \"" + named.text() + "\" cannot be read.");
            return Optional.empty();
        }
        return new FileReader(target, findings, chain).read();
    }

    private static Step within(Step step, String prefix, Optional<String> skip) {
        var title = new Step.Title(step.title().at(), prefix + step.title().name());
        return new Step(
                title,
                step.action(),
                step.tries(),
                step.expectation(),
                step.skip().or(() -> skip));
    }

    private Position start() {
        return new Position(path.toString(), 1, 1);
    }
}
