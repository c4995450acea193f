package govuk.chat.perf.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one case came to.
 *
 * @param asked questions that people began to ask
 * @param answered those whose answer was read to its end
 * @param failed those that ended with an apology
 * @param during answered while the fault lasted
 * @param lasted how long that was
 * @param longest from a question's being stored to its end, of all
 * @param slowest the id of that reply
 * @param back from the end of the fault to the first answer to a question that was asked after it; nothing if none came
 * @param found what reading everything back showed
 */
record Row(
        String name,
        String what,
        long asked,
        long answered,
        long failed,
        long during,
        Duration lasted,
        Duration longest,
        String slowest,
        Optional<Duration> back,
        Findings found) {

    /**
     * What must not be.
     *
     * @param lost acknowledged messages, or answers that were told, that are not stored
     * @param doubled messages that are stored more often than they should be
     * @param open questions that were never acknowledged, and replies that never ended
     * @param torn answers that are stored otherwise than they were streamed
     * @param mistakes each in a sentence, for whoever looks for the cause
     */
    record Findings(long lost, long doubled, long open, long torn, List<String> mistakes) {
        static final Findings NONE = new Findings(0, 0, 0, 0, List.of());

        Findings {
            mistakes = List.copyOf(mistakes);
        }

        boolean isClean() {
            return lost + doubled + open + torn == 0 && mistakes.isEmpty();
        }

        Findings plus(Findings other) {
            var all = new ArrayList<>(mistakes);
            all.addAll(other.mistakes);
            return new Findings(lost + other.lost, doubled + other.doubled, open + other.open, torn + other.torn, all);
        }
    }

    boolean isClean() {
        return found.isClean() && back.isPresent();
    }
}
