package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Capture;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code capture: { name: { regex: … } }}. */
final class CaptureReader {
    private static final Set<String> SOURCES = Set.of("regex", "json", "header");

    private final Findings findings;
    private final Syntax syntax;

    CaptureReader(Findings findings) {
        this.findings = findings;
        this.syntax = new Syntax(findings);
    }

    List<Capture> captures(Value value) {
        if (!(value instanceof Value.Fields fields)) {
            findings.add(value.at(), "\"capture\" is written as \"name: { regex: … }\".");
            return List.of();
        }
        return fields.fields().stream()
                .filter(field ->
                        DefinitionsReader.isName(field.key().at(), field.key().text(), findings))
                .flatMap(field -> capture(field).stream())
                .toList();
    }

    private Optional<Capture> capture(Value.Field field) {
        var name = field.key().text();
        var keys = Keys.of(field.value(), "the capture \"" + name + "\"", SOURCES, findings);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var kinds = SOURCES.stream()
                .filter(source -> keys.get().value(source).isPresent())
                .toList();
        if (kinds.size() != 1) {
            findings.add(field.value().at(), "the capture \"" + name + "\" needs one of regex, json, header.");
            return Optional.empty();
        }
        var kind = kinds.getFirst();
        return keys.get().scalar(kind).map(text -> new Capture(field.key().at(), name, source(kind, text)));
    }

    private Capture.Source source(String kind, Value.Scalar text) {
        return switch (kind) {
            case "regex" -> new Capture.Source.Regex(syntax.pattern(text));
            case "json" -> new Capture.Source.Json(syntax.path(text));
            default -> new Capture.Source.Header(text.text());
        };
    }
}
