package govuk.chat.perf;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the command line. For one use. */
final class OptionsParser {
    private final Deque<String> rest;
    private final List<String> only = new ArrayList<>();
    private double scale = 1;
    private Path out;
    private Path serverJar;
    private List<String> jvmFlags =
            List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError");
    private Optional<Path> page = Optional.empty();

    /** The checkout is where the server is found and the report is put, wherever the benchmark is started from. */
    OptionsParser(Path checkout, String... arguments) {
        this.rest = new ArrayDeque<>(List.of(arguments));
        this.out = checkout.resolve("target").resolve("bench");
        this.serverJar = checkout.resolve("chat-server/target/chat-server.jar");
    }

    /** @throws IllegalArgumentException with a plain sentence about the first mistake */
    Options parse() {
        while (!rest.isEmpty()) {
            option(rest.remove());
        }
        return new Options(scale, only.isEmpty() ? Options.SCENARIOS : only, out, serverJar, jvmFlags, page);
    }

    private void option(String name) {
        switch (name) {
            case "--scale" -> scale = number(name);
            case "--only" -> only.add(scenario(name));
            case "--out" -> out = Path.of(value(name));
            case "--page" -> page = Optional.of(Path.of(value(name)));
            case "--server-jar" -> serverJar = Path.of(value(name));
            case "--jvm" -> jvmFlags = List.of(value(name).strip().split("\\s+", -1));
            default -> throw new IllegalArgumentException("There is no option " + name);
        }
    }

    private String scenario(String name) {
        var scenario = value(name);
        if (!Options.SCENARIOS.contains(scenario)) {
            throw new IllegalArgumentException(
                    name + " knows " + String.join(", ", Options.SCENARIOS) + ", not " + scenario);
        }
        return scenario;
    }

    private double number(String name) {
        var text = value(name);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + text, e);
        }
    }

    private String value(String name) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.remove();
    }
}
