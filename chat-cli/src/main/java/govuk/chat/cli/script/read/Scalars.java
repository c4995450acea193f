package govuk.chat.cli.script.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** What plain scalars mean by the core schema of YAML 1.2 (§10.3.2): {@code no} and {@code 1:30} stay words. */
final class Scalars {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,100}|[0-9]{1,100}(\\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,3})?");

    private Scalars() {}

    static Optional<Boolean> truth(Value value) {
        if (value instanceof Value.Scalar scalar && scalar.isPlain()) {
            return switch (scalar.text()) {
                case "true", "True", "TRUE" -> Optional.of(true);
                case "false", "False", "FALSE" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    static Optional<Long> wholeNumber(Value value) {
        if (value instanceof Value.Scalar scalar
                && scalar.isPlain()
                && scalar.text().matches("[-+]?[0-9]{1,18}")) {
            return Optional.of(Long.parseLong(scalar.text()));
        }
        return Optional.empty();
    }

    /** The value as JSON; aliases are written out. */
    static JsonNode json(Value value) {
        return switch (value) {
            case Value.Scalar scalar -> json(scalar);
            case Value.Items items -> {
                var array = JSON.arrayNode();
                items.values().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Value.Fields fields -> {
                var object = JSON.objectNode();
                fields.fields().forEach(field -> object.set(field.key().text(), json(field.value())));
                yield object;
            }
        };
    }

    private static JsonNode json(Value.Scalar scalar) {
        if (!scalar.isPlain()) {
            return JSON.textNode(scalar.text());
        }
        if (scalar.isNothing()) {
            return JSON.nullNode();
        }
        return truth(scalar).<JsonNode>map(JSON::booleanNode).orElseGet(() -> numberOrText(scalar.text()));
    }

    private static JsonNode numberOrText(String text) {
        if (INTEGER.matcher(text).matches()) {
            var number = new BigInteger(text);
            return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
        }
        return DECIMAL.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
    }
}
