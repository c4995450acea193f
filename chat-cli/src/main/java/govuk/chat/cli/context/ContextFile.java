package govuk.chat.cli.context;

import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contexts that were made by commands, and which of them is used. A file of its own, so that the one that people write keeps their comments
 * and order.
 */
public final class ContextFile {
    private final Path path;

    public ContextFile(Surroundings here) {
        this.path = path(here);
    }

    static Path folder(Surroundings here) {
        return here.folder("XDG_CONFIG_HOME", ".config");
    }

    static Path path(Surroundings here) {
        return folder(here).resolve("contexts.yaml");
    }

    /** Adds a context, or replaces it. */
    public void add(String name, Map<Key, String> values) {
        var layer = Layer.of(path);
        var contexts = new TreeMap<>(layer.contexts());
        contexts.put(name, values);
        write(layer.find(Key.CONTEXT).orElse(""), contexts);
    }

    /** Has a context used from now on. */
    public void use(String name) {
        write(name, Layer.of(path).contexts());
    }

    /** False if it was not made by a command. */
    public boolean remove(String name) {
        var layer = Layer.of(path);
        var contexts = new TreeMap<>(layer.contexts());
        var isThere = contexts.remove(name) != null;
        if (isThere) {
            write(layer.find(Key.CONTEXT).filter(used -> !used.equals(name)).orElse(""), contexts);
        }
        return isThere;
    }

    private void write(String used, Map<String, Map<Key, String>> contexts) {
        var text = new StringBuilder(
                "# Written by \"chat context\". Settings of your own go into config.yaml beside it.\n");
        if (!used.isEmpty()) {
            text.append("context: ").append(quoted(used)).append('\n');
        }
        text.append(contexts.isEmpty() ? "" : "contexts:\n");
        contexts.forEach((name, values) -> {
            text.append("  ").append(quoted(name)).append(":\n");
            values.forEach((key, value) -> text.append("    ")
                    .append(key.word())
                    .append(": ")
                    .append(quoted(value))
                    .append('\n'));
        });
        try {
            Files.createDirectories(path.getParent());
            var next = Files.writeString(path.resolveSibling(".contexts.next"), text);
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CliException(ExitStatus.INTERNAL, "cannot write " + path + ".", e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
