package govuk.chat.cli.script.recorded;

import govuk.chat.cli.script.Folding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What an agent answers to which question. */
public record Recording(List<Entry> entries) {
    public Recording {
        entries = List.copyOf(entries);
    }

    /** The first entry for the question, or else the first that is for any; white space and case do not matter. */
    Optional<Outcome> answerTo(String question) {
        var asked = Folding.fold(question);
        return find(entry -> entry.question()
                        .map(Folding::fold)
                        .filter(asked::equals)
                        .isPresent())
                .or(() -> find(entry -> entry.question().isEmpty()));
    }

    private Optional<Outcome> find(Predicate<Entry> isWanted) {
        return entries.stream().filter(isWanted).map(Entry::outcome).findFirst();
    }

    /** @param question empty for any that has no entry of its own */
    public record Entry(Optional<String> question, Outcome outcome) {}

    /** What the agent does. */
    public sealed interface Outcome {
        /** @param delay before each piece */
        record Pieces(List<String> pieces, Duration delay) implements Outcome {
            public Pieces {
                pieces = List.copyOf(pieces);
            }
        }

        /** @param status of HTTP, 400 or more */
        record Failure(int status) implements Outcome {}
    }
}
