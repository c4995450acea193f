package govuk.chat.cli.script.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.cli.script.Check;
import govuk.chat.cli.script.Comparison;
import govuk.chat.cli.script.JsonTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one check: a mapping with one kind of check in it. */
final class CheckReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OTHERS = Set.of(
            "length",
            "json",
            "json_schema",
            "status",
            "header",
            "error",
            "events",
            "first_token",
            "latency",
            "any_of",
            "all_of",
            "not");
    private static final String TIME = " is a limit such as \"< 2s\" or \"100ms..2s\".";
    private static final String COUNT = " is a limit such as \"< 200\", \">= 10\" or \"10..200\".";

    private final Path path;
    private final Findings findings;
    private final RuleReader rules;
    private final Syntax syntax;
    private final EventsReader events;

    CheckReader(Path path, Findings findings) {
        this.path = path;
        this.findings = findings;
        this.rules = new RuleReader(findings);
        this.syntax = new Syntax(findings);
        this.events = new EventsReader(findings);
    }

    Optional<Check> check(Value value) {
        return Keys.of(value, "a check", allKeys(), findings).flatMap(this::check);
    }

    private static Set<String> allKeys() {
        var all = kinds();
        all.add("exact");
        return all;
    }

    private static Set<String> kinds() {
        var all = new HashSet<>(RuleReader.KINDS.keySet());
        all.addAll(OTHERS);
        return all;
    }

    private Optional<Check> check(Keys keys) {
        var kinds = kinds().stream()
                .filter(kind -> keys.value(kind).isPresent())
                .sorted()
                .toList();
        if (kinds.size() != 1) {
            findings.add(
                    keys.at(),
                    kinds.isEmpty()
                            ? "a check says what is expected, such as \"contains: …\"."
                            : "a check is one thing, but this has " + String.join(" and ", kinds)
                                    + ": begin a new line with \"- \".");
            return Optional.empty();
        }
        var kind = kinds.getFirst();
        if (RuleReader.KINDS.containsKey(kind)) {
            return rules.text(kind, keys).map(rule -> new Check.Text(keys.at(), rule));
        }
        keys.value("exact")
                .ifPresent(exact -> findings.add(exact.at(), "\"exact\" does not go with \"" + kind + "\"."));
        return keys.value(kind).flatMap(value -> other(kind, keys, value));
    }

    private Optional<Check> other(String kind, Keys keys, Value value) {
        var at = keys.at();
        return switch (kind) {
            case "length" -> count(value, "\"length\"").map(limit -> new Check.Length(at, limit));
            case "first_token" -> time(value, "\"first_token\"").map(limit -> new Check.FirstToken(at, limit));
            case "latency" -> time(value, "\"latency\"").map(limit -> new Check.Latency(at, limit));
            case "status" -> status(keys);
            case "error" -> errors(keys);
            case "header" -> header(keys, value);
            case "json" -> json(keys, value);
            case "json_schema" -> schema(value).map(schema -> new Check.JsonSchema(at, schema));
            case "events" -> events.check(keys, value);
            case "not" -> check(value).map(check -> new Check.Not(at, check));
            case "any_of" -> several(keys, "any_of", checks -> new Check.AnyOf(at, checks));
            case "all_of" -> several(keys, "all_of", checks -> new Check.AllOf(at, checks));
            default -> throw new IllegalStateException(kind + " is not a check");
        };
    }

    private Optional<Check> several(Keys keys, String kind, Function<List<Check>, Check> check) {
        var written = keys.items(kind);
        var checks = written.stream().flatMap(value -> check(value).stream()).toList();
        if (written.isEmpty()) {
            keys.value(kind).ifPresent(value -> findings.add(value.at(), "\"" + kind + "\" needs a list of checks."));
            return Optional.empty();
        }
        return Optional.of(check.apply(checks));
    }

    Optional<Comparison> count(Value value, String what) {
        return limit(value, what + COUNT, Comparisons::ofCount);
    }

    private Optional<Comparison> time(Value value, String what) {
        return limit(value, what + TIME, Comparisons::ofTime);
    }

    private Optional<Comparison> limit(Value value, String sentence, Function<String, Optional<Comparison>> reader) {
        var limit = value instanceof Value.Scalar scalar ? reader.apply(scalar.text()) : Optional.<Comparison>empty();
        if (limit.isEmpty()) {
            findings.add(value.at(), sentence);
        }
        return limit;
    }

    private Optional<Check> status(Keys keys) {
        var allowed = keys.scalars("status");
        for (var status : allowed) {
            if (!status.text().matches("[1-5]([0-9][0-9]|xx)")) {
                findings.add(status.at(), "\"status\" is a number such as 200, or a class such as 2xx.");
            }
        }
        return Optional.of(new Check.Status(keys.at(), texts(allowed)));
    }

    private Optional<Check> errors(Keys keys) {
        var codes = keys.scalars("error");
        for (var code : codes) {
            if (!code.text().matches("[A-Z][A-Z0-9_]*")) {
                findings.add(code.at(), "\"error\" is a code of the server such as INVALID_INPUT.");
            }
        }
        return Optional.of(new Check.ErrorCode(keys.at(), texts(codes)));
    }

    private Optional<Check> header(Keys keys, Value value) {
        var known = new HashSet<>(RuleReader.KINDS.keySet());
        known.addAll(Set.of("name", "exact"));
        return Keys.of(value, "\"header\"", known, findings).flatMap(header -> {
            var name = header.scalar("name");
            if (name.isEmpty()) {
                findings.add(header.at(), "\"header\" needs \"name\".");
            }
            return name.map(found -> new Check.Header(keys.at(), found.text(), rules.onlyText(header)));
        });
    }

    private Optional<Check> json(Keys keys, Value value) {
        return Keys.of(value, "\"json\"", RuleReader.jsonKeys(), findings).flatMap(json -> {
            var written = json.scalar("path");
            if (written.isEmpty()) {
                findings.add(json.at(), "\"json\" needs \"path\".");
            }
            var rule = rules.json(json, this);
            return written.map(found -> new Check.Json(keys.at(), syntax.path(found), rule));
        });
    }

    /** The schema itself, or the name of its file. */
    private Optional<JsonTemplate> schema(Value value) {
        if (!(value instanceof Value.Scalar file)) {
            return Optional.of(new JsonTemplate(value.at(), Scalars.json(value)));
        }
        try {
            var text = ScriptFiles.read(path.resolveSibling(file.text()));
            return Optional.of(new JsonTemplate(value.at(), JSON.readTree(text)));
        } catch (JsonProcessingException e) {
            findings.add(value.at(), "\"" + file.text() + "\" is not JSON.");
        } catch (IOException e) {
            findings.add(value.at(), "\"" + file.text() + "\": " + e.getMessage());
        }
        return Optional.empty();
    }

    private static List<String> texts(List<Value.Scalar> scalars) {
        return scalars.stream().map(Value.Scalar::text).toList();
    }
}
