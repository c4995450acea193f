package govuk.chat.cli.script.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that come from outside the scripts. Options ({@code --var}) count more than the environment ({@code CHAT_VAR_x}, or
 * {@code CHAT_VAR_X}), and that more than the file of variables.
 */
public record Given(Map<String, String> options, Map<String, String> environment, Map<String, String> file) {
    private static final String PREFIX = "CHAT_VAR_";

    public Given {
        options = Map.copyOf(options);
        environment = Map.copyOf(environment);
        file = Map.copyOf(file);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(options.get(name))
                .or(() -> Optional.ofNullable(environment.get(PREFIX + name)))
                .or(() -> Optional.ofNullable(environment.get(PREFIX + name.toUpperCase(Locale.ROOT))))
                .or(() -> Optional.ofNullable(file.get(name)));
    }

    /** The names that may be used; those of the environment as they are and in small letters. */
    public Set<String> names() {
        var names = new TreeSet<>(options.keySet());
        names.addAll(file.keySet());
        for (var variable : environment.keySet()) {
            if (variable.startsWith(PREFIX) && variable.length() > PREFIX.length()) {
                var name = variable.substring(PREFIX.length());
                names.add(name);
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
