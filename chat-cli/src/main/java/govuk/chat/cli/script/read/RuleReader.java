package govuk.chat.cli.script.read;

import static java.util.stream.Collectors.toUnmodifiableMap;

import govuk.chat.cli.script.JsonRule;
import govuk.chat.cli.script.JsonTemplate;
import govuk.chat.cli.script.Template;
import govuk.chat.cli.script.TextRule;
import govuk.chat.cli.script.TextRule.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a text or a JSON value has to be like. */
final class RuleReader {
    static final Map<String, Kind> KINDS =
            Stream.of(Kind.values()).collect(toUnmodifiableMap(Kind::word, kind -> kind));

    private static final Set<String> JSON_ONLY = Set.of("exists", "length");

    private final Findings findings;
    private final Syntax syntax;

    RuleReader(Findings findings) {
        this.findings = findings;
        this.syntax = new Syntax(findings);
    }

    static Set<String> jsonKeys() {
        var keys = new HashSet<>(KINDS.keySet());
        keys.addAll(JSON_ONLY);
        keys.addAll(Set.of("path", "exact"));
        return keys;
    }

    /** Empty if there is no usable text; that has been reported. */
    Optional<TextRule> text(String word, Keys keys) {
        var kind = KINDS.get(word);
        if (kind == null) {
            throw new IllegalArgumentException(word);
        }
        var written = kind.takesList()
                ? keys.scalars(word)
                : keys.scalar(word).stream().toList();
        var templates = written.stream().map(text -> template(kind, text)).toList();
        return templates.isEmpty()
                ? Optional.empty()
                : Optional.of(new TextRule(kind, templates, keys.isTrue("exact")));
    }

    private Template template(Kind kind, Value.Scalar text) {
        return kind.isPattern() ? syntax.pattern(text) : ActionReader.template(text);
    }

    /** The one rule about a text; without any, the text only has to be there. */
    TextRule onlyText(Keys keys) {
        var anything = new TextRule(Kind.CONTAINS, List.of(new Template(keys.at(), "")), false);
        return only(keys, KINDS.keySet()).flatMap(word -> text(word, keys)).orElse(anything);
    }

    /** The one rule about a value; without any, the value only has to be there. */
    JsonRule json(Keys keys, CheckReader checks) {
        var words = new HashSet<>(KINDS.keySet());
        words.addAll(JSON_ONLY);
        return only(keys, words).flatMap(word -> json(word, keys, checks)).orElse(new JsonRule.Exists(true));
    }

    private Optional<String> only(Keys keys, Set<String> words) {
        var present = words.stream()
                .filter(word -> keys.value(word).isPresent())
                .sorted()
                .toList();
        if (present.size() > 1) {
            findings.add(keys.at(), "this has " + String.join(" and ", present) + ": make a check of each.");
        }
        return present.stream().findFirst();
    }

    private Optional<JsonRule> json(String word, Keys keys, CheckReader checks) {
        return switch (word) {
            case "exists" -> Optional.of(new JsonRule.Exists(keys.isTrue("exists")));
            case "length" ->
                keys.value("length")
                        .flatMap(value -> checks.count(value, "\"length\""))
                        .map(JsonRule.Length::new);
            case "equals" -> keys.value("equals").map(value -> new JsonRule.Equal(value(value)));
            case "one_of" -> values(keys);
            default -> text(word, keys).map(JsonRule.Text::new);
        };
    }

    private Optional<JsonRule> values(Keys keys) {
        var values = keys.items("one_of").stream().map(RuleReader::value).toList();
        keys.value("one_of")
                .filter(value -> value instanceof Value.Items && values.isEmpty())
                .ifPresent(value -> findings.add(value.at(), "\"one_of\" has an empty list."));
        return Optional.of(new JsonRule.OneOf(values));
    }

    private static JsonTemplate value(Value value) {
        return new JsonTemplate(value.at(), Scalars.json(value));
    }
}
