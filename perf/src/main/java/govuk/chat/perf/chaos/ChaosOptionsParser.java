package govuk.chat.perf.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the command line. For one use. */
final class ChaosOptionsParser {
    private final Deque<String> rest;
    private final List<String> known;
    private final List<String> only = new ArrayList<>();
    private int faultSeconds = 20;
    private int replicas = 3;
    private int people = 24;
    private Optional<Path> json = Optional.empty();
    private Optional<Path> page = Optional.empty();
    private Path out;
    private Path serverJar;

    /** @param known names of all cases */
    ChaosOptionsParser(Path checkout, List<String> known, String... arguments) {
        this.rest = new ArrayDeque<>(List.of(arguments));
        this.known = known;
        this.out = checkout.resolve("target").resolve("chaos");
        this.serverJar = checkout.resolve("chat-server/target/chat-server.jar");
    }

    /** @throws IllegalArgumentException with a plain sentence about the first mistake */
    ChaosOptions parse() {
        while (!rest.isEmpty()) {
            option(rest.remove());
        }
        return new ChaosOptions(
                only.isEmpty() ? known : only,
                Duration.ofSeconds(faultSeconds),
                replicas,
                people,
                json,
                page,
                out,
                serverJar);
    }

    private void option(String name) {
        switch (name) {
            case "--only" -> List.of(value(name).split(",", -1)).forEach(this::addCase);
            case "--fault-seconds" -> faultSeconds = number(name);
            case "--replicas" -> replicas = number(name);
            case "--people" -> people = number(name);
            case "--json" -> json = Optional.of(Path.of(value(name)));
            case "--page" -> page = Optional.of(Path.of(value(name)));
            case "--out" -> out = Path.of(value(name));
            case "--server-jar" -> serverJar = Path.of(value(name));
            default -> throw new IllegalArgumentException("There is no option " + name);
        }
    }

    private void addCase(String name) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("--only knows " + String.join(", ", known) + ", not " + name);
        }
        only.add(name);
    }

    private int number(String name) {
        var text = value(name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a whole number, not " + text, e);
        }
    }

    private String value(String name) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.remove();
    }
}
