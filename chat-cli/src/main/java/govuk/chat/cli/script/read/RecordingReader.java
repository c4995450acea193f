package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.recorded.Recording;
import govuk.chat.cli.script.recorded.Recording.Entry;
import govuk.chat.cli.script.recorded.Recording.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads recordings of agents: {@code answers}, each with {@code question} and one of {@code pieces}, {@code text}, {@code status}. */
public final class RecordingReader {
    private static final Set<String> KEYS = Set.of("question", "text", "pieces", "delay", "status");

    private final Findings findings = new Findings();

    private RecordingReader() {}

    public static Recording read(Path path) throws ScriptProblems {
        var reader = new RecordingReader();
        var entries = reader.entries(path);
        if (entries.isEmpty()) {
            reader.findings.add(new Position(path.toString(), 1, 1), "a recording needs \"answers:\" with a list.");
        }
        if (!reader.findings.all().isEmpty()) {
            throw new ScriptProblems(reader.findings.all());
        }
        return new Recording(entries);
    }

    private List<Entry> entries(Path path) {
        try {
            return YamlTree.read(path.toString(), ScriptFiles.read(path)).stream()
                    .flatMap(value -> Keys.of(value, "a recording", Set.of("answers"), findings).stream())
                    .flatMap(recording -> recording.items("answers").stream())
                    .flatMap(value -> Keys.of(value, "an answer", KEYS, findings).stream())
                    .map(this::entry)
                    .toList();
        } catch (IOException e) {
            findings.add(new Position(path.toString(), 1, 1), String.valueOf(e.getMessage()));
        } catch (YamlTree.BadYaml e) {
            findings.add(e.problem());
        }
        return List.of();
    }

    private Entry entry(Keys keys) {
        var given = List.of("text", "pieces", "status").stream()
                .filter(key -> keys.value(key).isPresent())
                .toList();
        if (given.size() != 1) {
            findings.add(keys.at(), "an answer needs one of text, pieces, status.");
        }
        Optional<String> question = keys.scalar("question").map(Value.Scalar::text);
        return new Entry(question, outcome(keys));
    }

    private Outcome outcome(Keys keys) {
        if (keys.value("status").isPresent()) {
            return new Outcome.Failure(keys.number("status", 400, 599, 500));
        }
        var delay = TriesReader.time(keys, "delay", Duration.ofMinutes(1), Duration.ZERO);
        var pieces = keys.value("pieces").isPresent()
                ? keys.scalars("pieces").stream().map(Value.Scalar::text).toList()
                : keys.scalar("text").map(text -> words(text.text())).orElse(List.of());
        return new Outcome.Pieces(pieces, delay);
    }

    /** Each word with the space after it, as agents send them. */
    private static List<String> words(String text) {
        return List.of(text.split("(?<=\\s)(?=\\S)"));
    }
}
