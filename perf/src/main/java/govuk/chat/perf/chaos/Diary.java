package govuk.chat.perf.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** All questions of a case that are over, one way or another. Safe for use by many threads. */
final class Diary {
    private final ConcurrentLinkedQueue<Question> questions = new ConcurrentLinkedQueue<>();

    void add(Question question) {
        questions.add(question);
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    /** How many were answered from one moment to another. */
    long answeredBetween(long from, long to) {
        return answered()
                .filter(it -> it.endedAt() - from >= 0 && it.endedAt() - to < 0)
                .count();
    }

    /** How long after a moment the first question that was asked since then had been answered; nothing if none was yet. */
    Optional<Duration> firstAnswerAfter(long moment) {
        return answered()
                .filter(it -> it.askedAt() - moment >= 0)
                .map(it -> Duration.ofNanos(it.endedAt() - moment))
                .min(Duration::compareTo);
    }

    private Stream<Question> answered() {
        return questions.stream().filter(Question::isAnswered);
    }
}
