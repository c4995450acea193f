package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Tries;
import java.time.Duration;
import java.util.Set;

/** Reads how often and how long a step is tried. */
final class TriesReader {
    private TriesReader() {}

    /** What is not said is as in {@code usual}. */
    static Tries read(Keys keys, Tries usual) {
        var retries = keys.number("retry", 0, Tries.MOST_RETRIES, usual.retries());
        var timeout = time(keys, "timeout", Tries.LONGEST_TIMEOUT, usual.timeout());
        return keys.value("repeat")
                .flatMap(value -> Keys.of(value, "\"repeat\"", Set.of("times", "pass"), keys.findings()))
                .map(repeat -> repeated(repeat, timeout, retries))
                .orElse(new Tries(timeout, retries, 1, 1));
    }

    private static Tries repeated(Keys repeat, Duration timeout, int retries) {
        if (repeat.value("times").isEmpty()) {
            repeat.findings().add(repeat.at(), "\"repeat\" needs \"times\".");
        }
        var times = repeat.number("times", 1, Tries.MOST_TIMES, 1);
        return new Tries(timeout, retries, times, repeat.number("pass", 1, times, times));
    }

    /** Reports what is no length of time, is nothing, or is longer than {@code longest}. */
    static Duration time(Keys keys, String key, Duration longest, Duration usual) {
        var written = keys.scalar(key);
        if (written.isEmpty()) {
            return usual;
        }
        var time = Durations.parse(written.get().text())
                .filter(found -> found.isPositive() && found.compareTo(longest) <= 0);
        if (time.isEmpty()) {
            var sentence = "\"" + key + "\" is a length of time such as 500ms, 20s or 2m, at most "
                    + longest.toMinutes() + "m.";
            keys.findings().add(written.get().at(), sentence);
        }
        return time.orElse(usual);
    }
}
