package govuk.chat.cli.script.check;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.cli.script.JsonRule;
import govuk.chat.cli.script.JsonTemplate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Holds a JSON value against a rule. */
final class JsonJudge {
    private final UnaryOperator<String> variables;
    private final TextJudge texts;

    JsonJudge(UnaryOperator<String> variables, TextJudge texts) {
        this.variables = variables;
        this.texts = texts;
    }

    /** What was wanted and is not so; empty if it is. */
    Optional<String> judge(JsonRule rule, Optional<JsonNode> value) {
        if (rule instanceof JsonRule.Exists exists) {
            return exists.isWanted() == value.isPresent()
                    ? Optional.empty()
                    : Optional.of(exists.isWanted() ? "a value" : "no value");
        }
        return value.map(found -> judge(rule, found)).orElse(Optional.of("a value"));
    }

    private Optional<String> judge(JsonRule rule, JsonNode value) {
        return switch (rule) {
            case JsonRule.Exists exists -> throw new IllegalArgumentException("judged without a value");
            case JsonRule.Equal equal -> equals(equal.value(), value) ? Optional.empty() : wanted(equal.value());
            case JsonRule.OneOf oneOf ->
                oneOf.values().stream().anyMatch(one -> equals(one, value))
                        ? Optional.empty()
                        : Optional.of("one of "
                                + oneOf.values().stream()
                                        .map(one -> one.fill(variables).toString())
                                        .toList());
            case JsonRule.Text text ->
                texts.judge(text.rule(), asText(value))
                        .map(wanted -> text.rule().kind().word() + " " + wanted);
            case JsonRule.Length length ->
                length.size().holds(size(value))
                        ? Optional.empty()
                        : Optional.of("length " + length.size().written());
        };
    }

    private Optional<String> wanted(JsonTemplate template) {
        return Optional.of(template.fill(variables).toString());
    }

    /** Numbers by value: 4 and 4.0 are the same. */
    private boolean equals(JsonTemplate template, JsonNode value) {
        var wanted = template.fill(variables);
        var isMade = template.tree().isTextual()
                && !template.templates().getFirst().names().isEmpty();
        return wanted.equals(JsonJudge::compare, value)
                || (isMade && value.isValueNode() && wanted.textValue().equals(value.asText()));
    }

    private static int compare(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    }

    private static String asText(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static int size(JsonNode value) {
        var text = asText(value);
        return value.isContainerNode() ? value.size() : text.codePointCount(0, text.length());
    }
}
