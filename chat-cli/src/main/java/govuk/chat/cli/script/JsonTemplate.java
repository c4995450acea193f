package govuk.chat.cli.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A JSON value whose texts may have places for variables. */
public record JsonTemplate(Position at, JsonNode tree) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public List<Template> templates() {
        var found = new ArrayList<Template>();
        collect(tree, found);
        return found;
    }

    private void collect(JsonNode node, List<Template> found) {
        if (node.isTextual()) {
            found.add(new Template(at, node.textValue()));
        }
        node.forEach(child -> collect(child, found));
    }

    public JsonNode fill(UnaryOperator<String> values) {
        return fill(tree, values);
    }

    private JsonNode fill(JsonNode node, UnaryOperator<String> values) {
        return switch (node) {
            case ObjectNode object -> {
                var filled = JSON.objectNode();
                object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue(), values)));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = JSON.arrayNode();
                array.forEach(item -> filled.add(fill(item, values)));
                yield filled;
            }
            case JsonNode other
            when other.isTextual() -> JSON.textNode(new Template(at, other.textValue()).fill(values));
            case JsonNode other -> other;
        };
    }
}
