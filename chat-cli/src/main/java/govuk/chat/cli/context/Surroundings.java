package govuk.chat.cli.context;

import govuk.chat.cli.terminal.Streams;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs.
 *
 * @param variables the environment
 * @param folder the working folder
 */
public record Surroundings(Map<String, String> variables, Path folder, Streams streams) {
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of("").toAbsolutePath(), Streams.ofProcess());
    }

    /** Nothing if it is not set, or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** A folder by the XDG base directory specification: the variable if it is an absolute path, or else the place below the home folder. */
    Path folder(String variable, String belowHome) {
        return variable(variable)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home().resolve(belowHome))
                .resolve("chat-cli");
    }

    /** What the program remembers, for this person alone. */
    public Path stateFolder() {
        return folder("XDG_STATE_HOME", ".local/state");
    }

    Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home", ".")));
    }
}
