package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** People who ask at the same time. New ones may join, and all of them can be asked to finish. */
final class Crowd implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final InetSocketAddress server;
    private final Diary diary = new Diary();
    private final Map<Person, Thread> people = new ConcurrentHashMap<>();
    private volatile boolean goesOn = true;

    Crowd(InetSocketAddress server) {
        this.server = server;
    }

    /** Each begins a session of their own at once. */
    void join(int newcomers) {
        for (var i = 0; i < newcomers; i++) {
            var person = new Person(new Visitor(server), diary, () -> goesOn);
            people.put(person, Thread.ofVirtual().name("person").start(person));
        }
    }

    Diary diary() {
        return diary;
    }

    List<Person> people() {
        return List.copyOf(people.keySet());
    }

    /** Waits until a question that was asked after a moment has been answered; nothing if that takes too long. */
    Optional<Duration> awaitAnswerAfter(long moment, Duration longest) throws InterruptedException {
        var patience = new Patience(longest);
        var answer = diary.firstAnswerAfter(moment);
        while (answer.isEmpty() && !patience.isOver()) {
            Thread.sleep(LOOK);
            answer = diary.firstAnswerAfter(moment);
        }
        return answer;
    }

    /**
     * Lets everybody see their last question through.
     *
     * @throws BenchException if somebody never comes to an end
     */
    void finish() throws InterruptedException {
        goesOn = false;
        var patience = new Patience(LAST_WORDS);
        for (var person : people.values()) {
            if (patience.isOver() || !person.join(LAST_WORDS)) {
                throw new BenchException("Somebody still asks after " + LAST_WORDS.toSeconds() + " seconds");
            }
        }
    }

    /** Breaks off whoever still asks. */
    @Override
    public void close() {
        goesOn = false;
        people.values().forEach(Thread::interrupt);
    }
}
