package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.Script.Definitions;
import govuk.chat.cli.script.ScriptProblems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scripts with all that they include, and finds everything that is wrong with them before anything is sent. */
public final class ScriptReader {
    private final Findings findings = new Findings();

    private ScriptReader() {}

    /**
     * @param paths files, and folders whose {@code *.chat.yaml} are read; a file that is named twice is read once
     * @return in the order of the paths, at least one
     * @throws ScriptProblems with everything that was found, if anything was
     */
    public static List<Script> read(List<Path> paths) throws ScriptProblems {
        return new ScriptReader().readAll(paths);
    }

    private List<Script> readAll(List<Path> paths) throws ScriptProblems {
        var scripts = paths.stream()
                .flatMap(path -> files(path).stream())
                .distinct()
                .flatMap(path -> script(path).stream())
                .toList();
        if (!findings.all().isEmpty()) {
            throw new ScriptProblems(findings.all());
        }
        return scripts;
    }

    private List<Path> files(Path path) {
        try {
            var found = ScriptFiles.find(path);
            if (found.isEmpty()) {
                findings.add(start(path), "there is no *.chat.yaml in this folder.");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            findings.add(start(path), "this folder cannot be read.");
            return List.of();
        }
    }

    private Optional<Script> script(Path path) {
        return new FileReader(path, findings, List.of()).read().map(part -> {
            var definitions = new Definitions(part.variables(), part.secrets());
            var name = part.name().orElse(withoutEnding(path));
            return new Script(path.toString(), name, part.tags(), definitions, new ArrayList<>(part.steps()));
        });
    }

    private static Position start(Path path) {
        return new Position(path.toString(), 1, 1);
    }

    private static String withoutEnding(Path path) {
        return String.valueOf(path.getFileName()).replaceFirst("(\\.chat)?\\.ya?ml$", "");
    }
}
