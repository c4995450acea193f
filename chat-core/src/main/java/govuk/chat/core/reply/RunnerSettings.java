package govuk.chat.core.reply;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * Limits of running replies. What is left out (null) has its default.
 *
 * @param lease how long a node that has died keeps its replies; renewed three times in this time; 1 s to 5 minutes
 * @param poll how often the queue is looked at for replies that nobody handed over; 10 ms to 1 minute
 * @param maxRunning how many replies run at once on this node; the others wait in the queue
 * @param maxAttempts how often a reply is begun before it fails: it may be what makes the nodes die
 * @param maxAnswerLength the longest answer, in UTF-16 units; a longer one fails, and what there is of it is kept
 */
public record RunnerSettings(
        Duration lease, Duration poll, Integer maxRunning, Integer maxAttempts, Integer maxAnswerLength) {
    public RunnerSettings {
        lease = requireNonNullElse(lease, Duration.ofSeconds(15));
        poll = requireNonNullElse(poll, Duration.ofSeconds(1));
        maxRunning = requireNonNullElse(maxRunning, 2_000);
        maxAttempts = requireNonNullElse(maxAttempts, 5);
        maxAnswerLength = requireNonNullElse(maxAnswerLength, 100_000);
        requireBetween("lease", lease, Duration.ofSeconds(1), Duration.ofMinutes(5));
        requireBetween("poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
        requireBetween("maxRunning", maxRunning, 1, 100_000);
        requireBetween("maxAttempts", maxAttempts, 1, 100);
        requireBetween("maxAnswerLength", maxAnswerLength, 1_000, ReplyPosition.MAX_TEXT);
    }

    public static RunnerSettings defaults() {
        return new RunnerSettings(Duration.ofSeconds(15), Duration.ofSeconds(1), 2_000, 5, 100_000);
    }

    private static <T extends Comparable<T>> void requireBetween(String name, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new SettingException(name, value, least + " to " + most);
        }
    }
}
