package govuk.chat.cli.script.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of one file. */
public record FileResult(String file, String name, Instant startedAt, Duration took, List<StepResult> steps) {
    public FileResult {
        steps = List.copyOf(steps);
    }

    public long failed() {
        return steps.stream().filter(StepResult::isFailed).count();
    }

    public long skipped() {
        return steps.stream()
                .filter(step -> step.outcome() instanceof Outcome.Skipped)
                .count();
    }

    public long passed() {
        return steps.size() - failed() - skipped();
    }
}
