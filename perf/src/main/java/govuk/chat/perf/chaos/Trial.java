package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import govuk.chat.perf.chaos.Row.Findings;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a site to one trial: people ask, something goes wrong, and afterwards everything is read back. */
final class Trial {
    private static final Duration WARM = Duration.ofMinutes(1);
    private static final Duration BACK = Duration.ofMinutes(2);
    /** So that faults also meet what comes after the first answers. */
    private static final Duration SOME_MORE = Duration.ofSeconds(2);

    private final int people;
    private final Duration faultLength;

    Trial(int people, Duration faultLength) {
        this.people = people;
        this.faultLength = faultLength;
    }

    /** @throws BenchException if the trial itself cannot be made, in a plain sentence */
    <S extends Site> Row run(FaultCase<S> fault, S site) {
        try (var crowd = new Crowd(site.address())) {
            return run(fault, site, crowd);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        } catch (BenchException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchException("Cannot try " + fault.name() + ": " + e, e);
        }
    }

    private <S extends Site> Row run(FaultCase<S> fault, S site, Crowd crowd) throws Exception {
        var opened = System.nanoTime();
        crowd.join(people);
        if (crowd.awaitAnswerAfter(opened, WARM).isEmpty()) {
            throw new BenchException("Nobody is answered even before anything goes wrong");
        }
        Thread.sleep(SOME_MORE);
        var begun = System.nanoTime();
        fault.trouble().inflict(site, faultLength);
        var over = System.nanoTime();
        // Somebody new, because all others may still wait for what they asked before.
        crowd.join(1);
        var back = crowd.awaitAnswerAfter(over, BACK);
        Thread.sleep(SOME_MORE);
        crowd.finish();
        var diary = crowd.diary();
        var questions = diary.questions();
        var slowest = Collections.max(questions, Comparator.comparing(Question::waited));
        return new Row(
                fault.name(),
                fault.what(),
                questions.size(),
                questions.stream().filter(Question::isAnswered).count(),
                questions.stream()
                        .filter(it -> it.hasEnded() && !it.isAnswered())
                        .count(),
                diary.answeredBetween(begun, over),
                Duration.ofNanos(over - begun),
                slowest.waited(),
                slowest.reply(),
                back,
                readBack(crowd, questions));
    }

    private static Findings readBack(Crowd crowd, List<Question> questions) throws InterruptedException {
        var bySession = questions.stream().collect(Collectors.groupingBy(Question::session));
        var found = Findings.NONE;
        for (var person : crowd.people()) {
            var asked = bySession.getOrDefault(person.session(), List.of());
            found = found.plus(new ReadingBack(person.visitor(), asked).compare());
        }
        return found;
    }
}
