package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Check;
import govuk.chat.cli.script.Comparison;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads checks of the events of an answer. */
final class EventsReader {
    private static final String PREFIX = "reply.";
    private static final Set<String> TYPES =
            new TreeSet<>(Set.of("started", "delta", "restarted", "completed", "failed", "cancelled"));

    private final Findings findings;

    EventsReader(Findings findings) {
        this.findings = findings;
    }

    /** A list is an order; a mapping counts one type. */
    Optional<Check> check(Keys keys, Value value) {
        if (value instanceof Value.Fields fields) {
            return count(keys, Keys.of(fields, "\"events\"", Set.of("type", "count"), findings));
        }
        var types = keys.scalars("events").stream().map(this::type).toList();
        return Optional.of(new Check.EventOrder(keys.at(), types));
    }

    private Optional<Check> count(Keys check, Keys events) {
        var type = events.scalar("type").map(this::type);
        var count = events.value("count").flatMap(EventsReader::count);
        if (type.isEmpty() || count.isEmpty()) {
            findings.add(events.at(), "\"events\" needs a \"type\", and a \"count\" such as \">= 2\".");
            return Optional.empty();
        }
        return Optional.of(new Check.EventCount(check.at(), type.get(), count.get()));
    }

    private static Optional<Comparison> count(Value value) {
        return value instanceof Value.Scalar scalar ? Comparisons.ofCount(scalar.text()) : Optional.empty();
    }

    private String type(Value.Scalar written) {
        var word = written.text().startsWith(PREFIX) ? written.text().substring(PREFIX.length()) : written.text();
        if (!TYPES.contains(word)) {
            findings.add(
                    written.at(),
                    "there is no event \"" + written.text() + "\"." + NearMatch.question(word, TYPES)
                            + " The events are " + String.join(", ", TYPES) + ".");
        }
        return PREFIX + word;
    }
}
