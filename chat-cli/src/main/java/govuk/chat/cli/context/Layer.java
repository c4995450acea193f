package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings from one place.
 *
 * @param origin names the place; a file by its path
 * @param contexts the contexts that are described there, by name
 */
record Layer(String origin, Map<Key, String> values, Map<String, Map<Key, String>> contexts) {
    private static final String CONTEXTS = "contexts";

    static Layer of(String origin, Map<Key, String> values) {
        return new Layer(origin, values, Map.of());
    }

    /** An empty layer if there is no such file. */
    static Layer of(Path file) {
        var values = new LinkedHashMap<String, Object>(YamlFile.read(file));
        var contexts = new TreeMap<String, Map<Key, String>>();
        map(file, CONTEXTS, values.remove(CONTEXTS))
                .forEach((name, context) -> contexts.put(name, keys(file, map(file, name, context))));
        return new Layer(file.toString(), keys(file, values), contexts);
    }

    Optional<String> find(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    private static Map<Key, String> keys(Path file, Map<String, Object> values) {
        var keys = new TreeMap<Key, String>();
        values.forEach((name, value) -> keys.put(key(file, name), text(file, name, value)));
        return keys;
    }

    private static Key key(Path file, String name) {
        return Arrays.stream(Key.values())
                .filter(key -> key.word().equals(name))
                .findFirst()
                .orElseThrow(() -> CliException.usage(file + ": there is no setting \"" + name + "\". There are: "
                        + Arrays.stream(Key.values()).map(Key::word).collect(Collectors.joining(", ")) + ", "
                        + CONTEXTS + "."));
    }

    private static String text(Path file, String name, Object value) {
        if (value instanceof Map || value instanceof Iterable) {
            throw CliException.usage(file + ": " + name + " takes one value.");
        }
        return String.valueOf(value);
    }

    private static Map<String, Object> map(Path file, String name, @Nullable Object value) {
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> map -> YamlFile.named(map);
            default ->
                throw CliException.usage(file + ": " + name + " takes lines of the form \"name: value\" below it.");
        };
    }
}
