package govuk.chat.cli.script.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of all files.
 *
 * @param isInterrupted whether somebody broke it off
 */
public record SuiteResult(List<FileResult> files, Duration took, boolean isInterrupted) {
    public SuiteResult {
        files = List.copyOf(files);
    }

    public long passed() {
        return files.stream().mapToLong(FileResult::passed).sum();
    }

    public long failed() {
        return files.stream().mapToLong(FileResult::failed).sum();
    }

    public long skipped() {
        return files.stream().mapToLong(FileResult::skipped).sum();
    }

    public boolean hasFailedExpectation() {
        return steps().anyMatch(step -> step.outcome() instanceof Outcome.Failed);
    }

    /** The first that was met, in the order of the files. */
    public Optional<Trouble> trouble() {
        return steps().flatMap(step ->
                        step.outcome() instanceof Outcome.Broken broken ? Stream.of(broken.trouble()) : Stream.empty())
                .findFirst();
    }

    /** The time within which 95 of 100 answers were complete (nearest rank); empty if no question was answered. */
    public Optional<Duration> slowestOfMost() {
        var times = steps().flatMap(step -> step.exchange().stream())
                .filter(said -> said.isQuestion() && !said.received().isEmpty())
                .map(said -> said.timing().total())
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get((int) Math.ceil(times.size() * 0.95) - 1));
    }

    private Stream<StepResult> steps() {
        return files.stream().flatMap(file -> file.steps().stream());
    }
}
