package govuk.chat.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings from several layers, the later over the earlier and the environment over all, and where each value came from. Values of the form {@code ${NAME:-default}} are
 * taken from the environment, after parsing, so that no character in a value can change what the file means.
 */
final class SettingsTree {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?}");

    private final ObjectNode root;
    private final Variables variables;
    private final Map<String, String> places = new HashMap<>();

    SettingsTree(ObjectNode root, Variables variables) {
        this.root = root;
        this.variables = variables;
    }

    /** Objects are merged, anything else is replaced. */
    void lay(ObjectNode layer, String place) {
        lay(root, layer, "", place);
    }

    JsonNode resolve() {
        resolve(root, "");
        return root;
    }

    /** In words, where the value at a path such as {@code chat.replies.lease} stands. */
    String placeOf(String path) {
        return places.getOrDefault(path, "the settings");
    }

    private void lay(ObjectNode under, ObjectNode over, String path, String place) {
        over.properties().forEach(property -> {
            var name = property.getKey();
            var here = path.isEmpty() ? name : path + "." + name;
            if (isSet(under.get(name))) {
                return;
            }
            if (property.getValue() instanceof ObjectNode object && under.get(name) instanceof ObjectNode below) {
                lay(below, object, here, place);
            } else {
                under.set(name, property.getValue());
                places.put(here, place);
            }
        });
    }

    /** What the environment says holds, whatever a file says: it is nearer to the machine. */
    private boolean isSet(@Nullable JsonNode value) {
        if (value == null || !value.isTextual()) {
            return false;
        }
        var variable = VARIABLE.matcher(value.asText());
        return variable.find() && variables.find(variable.group(1)).isPresent();
    }

    private void resolve(ObjectNode node, String path) {
        for (var property : Map.copyOf(asMap(node)).entrySet()) {
            var here = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            resolve(node, property.getKey(), property.getValue(), here);
        }
    }

    private void resolve(ObjectNode parent, String name, JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            resolve(object, path);
        } else if (value.isArray()) {
            value.forEach(element -> {
                if (element instanceof ObjectNode object) {
                    resolve(object, path);
                }
            });
        } else if (value.isTextual()) {
            parent.set(name, TextNode.valueOf(resolve(value.asText(), path)));
        }
    }

    private String resolve(String text, String path) {
        var variable = VARIABLE.matcher(text);
        return variable.replaceAll(match -> {
            var found = variables.find(match.group(1));
            found.ifPresent(value -> places.put(path, value.place()));
            var usual = match.group(2) == null ? "" : match.group(2);
            return Matcher.quoteReplacement(found.map(Variables.Value::text).orElse(usual));
        });
    }

    private static Map<String, JsonNode> asMap(ObjectNode node) {
        var map = new HashMap<String, JsonNode>();
        node.properties().forEach(property -> map.put(property.getKey(), property.getValue()));
        return map;
    }
}
