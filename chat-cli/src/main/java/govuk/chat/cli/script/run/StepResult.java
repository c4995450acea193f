package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Step.Title;
import govuk.chat.cli.script.check.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What came of one step. */
public record StepResult(Title title, Outcome outcome, Duration took, Optional<Exchange> exchange) {
    static StepResult skipped(Title title, String reason) {
        return new StepResult(title, new Outcome.Skipped(reason), Duration.ZERO, Optional.empty());
    }

    public boolean isFailed() {
        return outcome instanceof Outcome.Failed || outcome instanceof Outcome.Broken;
    }

    /** The same with every text that came from outside changed. */
    StepResult with(UnaryOperator<String> mask) {
        var masked = switch (outcome) {
            case Outcome.Passed passed -> passed;
            case Outcome.Failed failed ->
                new Outcome.Failed(
                        mask.apply(failed.note()),
                        failed.findings().stream()
                                .map(finding -> with(finding, mask))
                                .toList());
            case Outcome.Broken broken -> new Outcome.Broken(broken.trouble(), mask.apply(broken.sentence()));
            case Outcome.Skipped skipped -> new Outcome.Skipped(mask.apply(skipped.reason()));
        };
        return new StepResult(
                new Title(title.at(), mask.apply(title.name())),
                masked,
                took,
                exchange.map(said -> new Exchange(
                        said.isQuestion(),
                        mask.apply(said.sent()),
                        mask.apply(said.received()),
                        mask.apply(said.requestId()),
                        said.timing())));
    }

    private static Finding with(Finding finding, UnaryOperator<String> mask) {
        return new Finding(
                finding.at(),
                mask.apply(finding.check()),
                mask.apply(finding.expected()),
                mask.apply(finding.actual()));
    }
}
