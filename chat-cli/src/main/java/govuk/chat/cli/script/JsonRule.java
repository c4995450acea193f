package govuk.chat.cli.script;

import java.util.List;

/** What the value at a path has to be like. */
public sealed interface JsonRule {
    record Exists(boolean isWanted) implements JsonRule {}

    /** The very value, type and case included. A text made with variables also equals a number that is written the same. */
    record Equal(JsonTemplate value) implements JsonRule {}

    record OneOf(List<JsonTemplate> values) implements JsonRule {}

    /** About a text, or about what a number or truth value is written as. */
    record Text(TextRule rule) implements JsonRule {}

    /** How many items, fields or characters. */
    record Length(Comparison size) implements JsonRule {}
}
