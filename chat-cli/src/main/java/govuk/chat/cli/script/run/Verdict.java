package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.check.Finding;
import govuk.chat.cli.script.check.Judge;
import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says how a step ended that got an answer. */
final class Verdict {
    private Verdict() {}

    static Outcome of(Step step, Answer answer, UnaryOperator<String> variables) {
        var isFailureJudged = step.expectation().judgesFailure();
        if (Trouble.isLost(answer) || !isFailureJudged) {
            var trouble = Trouble.of(answer);
            if (trouble.isPresent()) {
                return new Outcome.Broken(trouble.get(), reason(answer));
            }
        }
        var failure = isFailureJudged ? Optional.<Finding>empty() : failure(step, answer);
        // Without an answer there is nothing else to look at.
        var findings = failure.map(List::of)
                .orElseGet(() -> new Judge(variables).judge(step.expectation().checks(), answer));
        return findings.isEmpty() ? new Outcome.Passed() : new Outcome.Failed("", findings);
    }

    private static Optional<Finding> failure(Step step, Answer answer) {
        var at = step.title().at();
        if (answer.failure().isPresent()) {
            return Optional.of(new Finding(at, "answer", "to complete", reason(answer)));
        }
        if (!(step.action() instanceof Action.Ask)) {
            return answer.status() < 400
                    ? Optional.empty()
                    : Optional.of(new Finding(at, "status", "below 400", answer.status() + " " + answer.text()));
        }
        var isMissing = step.expectation().checks().isEmpty() && answer.text().isBlank();
        return isMissing
                ? Optional.of(new Finding(at, "answer", "not to be empty", "an empty answer"))
                : Optional.empty();
    }

    private static String reason(Answer answer) {
        if (answer.failure().isEmpty()) {
            return "The server answered " + answer.status() + ".";
        }
        return switch (answer.failure().get()) {
            case Failure.Transport lost -> lost.sentence();
            case Failure.Refused refused
            when refused.code().isEmpty() -> refused.sentence() + " (" + refused.status() + ")";
            case Failure.Refused refused -> refused.sentence() + " (" + refused.status() + " " + refused.code() + ")";
        };
    }
}
