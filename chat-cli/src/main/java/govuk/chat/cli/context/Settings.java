package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of a command, from the strongest place to the weakest: options, the environment, the project's file, the user's files, the
 * system's file, what is built in. A context that is chosen somewhere counts as much as the place where it is chosen.
 */
public final class Settings {
    /** The project's file: in the working folder or one above it. */
    public static final String PROJECT_FILE = ".chat-cli.yaml";

    private static final int FARTHEST = 40;

    private final List<Layer> layers;

    private Settings(List<Layer> layers) {
        this.layers = layers;
    }

    /** @throws CliException if a file cannot be read or makes no sense */
    public static Settings load(Surroundings here, Map<Key, String> options) {
        var layers = new ArrayList<Layer>();
        layers.add(Layer.of("option", options));
        layers.add(Layer.of("environment", environment(here)));
        projectFile(here).ifPresent(file -> layers.add(Layer.of(file)));
        layers.add(Layer.of(ContextFile.folder(here).resolve("config.yaml")));
        layers.add(Layer.of(ContextFile.path(here)));
        layers.add(Layer.of(Path.of(here.variable("CHAT_SYSTEM_CONFIG").orElse("/etc/chat-cli/config.yaml"))));
        return new Settings(layers);
    }

    /** A value, and where it comes from. */
    public record Value(String text, String origin) {}

    public Value get(Key key) {
        for (var layer : layers) {
            var value = layer.find(key);
            if (value.isPresent()) {
                return new Value(value.get(), originOf(layer, key));
            }
            var chosen = key == Key.CONTEXT ? Optional.<String>empty() : layer.find(Key.CONTEXT);
            var inContext = chosen.map(this::context).map(context -> context.get(key));
            if (inContext.isPresent()) {
                return new Value(inContext.get(), "context " + chosen.orElseThrow());
            }
        }
        return new Value(key.usual(), "built in");
    }

    public String text(Key key) {
        return get(key).text();
    }

    /** The names of all contexts, in order. */
    public Set<String> contexts() {
        var names = new TreeSet<String>();
        layers.forEach(layer -> names.addAll(layer.contexts().keySet()));
        return names;
    }

    /**
     * What is set in a context.
     *
     * @throws CliException if there is none of that name
     */
    public Map<Key, String> context(String name) {
        var values = new EnumMap<Key, String>(Key.class);
        layers.reversed().forEach(layer -> values.putAll(layer.contexts().getOrDefault(name, Map.of())));
        if (values.isEmpty()) {
            throw CliException.usage("there is no context \"" + name + "\"."
                    + (contexts().isEmpty() ? "" : " There are: " + String.join(", ", contexts()) + ".")
                    + " Add it with \"chat context add " + name + " --server URL\".");
        }
        return values;
    }

    private static String originOf(Layer layer, Key key) {
        return switch (layer.origin()) {
            case "option" -> "--" + key.word();
            case "environment" -> key.variable();
            default -> layer.origin();
        };
    }

    private static Map<Key, String> environment(Surroundings here) {
        var values = new TreeMap<Key, String>();
        for (var key : Key.values()) {
            here.variable(key.variable()).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    /** A file is looked for up to the top of the repository, and never in the home folder, where it would hold for everything below. */
    private static Optional<Path> projectFile(Surroundings here) {
        Path folder = here.folder();
        for (var depth = 0; folder != null && depth < FARTHEST && !folder.equals(here.home()); depth++) {
            var file = folder.resolve(PROJECT_FILE).toFile();
            if (file.isFile()) {
                return Optional.of(file.toPath());
            }
            folder = folder.resolve(".git").toFile().exists() ? null : folder.getParent();
        }
        return Optional.empty();
    }
}
