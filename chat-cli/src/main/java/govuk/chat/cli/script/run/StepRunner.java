package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.BuiltIn;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.StepTemplates;
import govuk.chat.cli.script.Tries;
import govuk.chat.cli.script.check.Captures;
import govuk.chat.cli.script.check.Captures.Captured;
import govuk.chat.cli.script.check.Finding;
import govuk.chat.cli.script.run.Exchanger.Sayable;
import govuk.chat.cli.script.server.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs the steps of one script, each as often as it says. */
final class StepRunner {
    private final Sessions sessions;
    private final Variables variables;
    private final World world;
    private final Exchanger exchanger;
    private final Retrying retrying;

    StepRunner(Sessions sessions, Variables variables, World world) {
        this.sessions = sessions;
        this.variables = variables;
        this.world = world;
        this.exchanger = new Exchanger(sessions, world);
        this.retrying = new Retrying(exchanger, world);
    }

    StepResult run(Step step) throws InterruptedException {
        if (step.skip().isPresent()) {
            return StepResult.skipped(step.title(), step.skip().get());
        }
        if (step.action() instanceof Action.Pause pause) {
            world.sleeper().sleep(pause.time());
            return new StepResult(step.title(), new Outcome.Passed(), pause.time(), Optional.empty());
        }
        var missing = missing(step);
        return missing.isPresent()
                ? StepResult.skipped(step.title(), "{{" + missing.get() + "}} was not captured")
                : repeat(step);
    }

    /** Everything else has been looked for before the first step was run. */
    private Optional<String> missing(Step step) {
        return StepTemplates.of(step).stream()
                .flatMap(template -> template.names().stream())
                .filter(name -> !name.equals(BuiltIn.SESSION_ID)
                        && variables.find(name, Optional.empty()).isEmpty())
                .findFirst();
    }

    /** As often as the step says, or until it can no longer pass. */
    private StepResult repeat(Step step) throws InterruptedException {
        var start = System.nanoTime();
        var tries = step.tries();
        var last = once(step);
        var lastFailed = last;
        var passes = last.isPassed() ? 1 : 0;
        for (var run = 1; run < tries.times() && run - passes <= tries.times() - tries.passes(); run++) {
            last = once(step);
            if (last.isPassed()) {
                passes++;
            } else {
                lastFailed = last;
            }
        }
        var shown = passes >= tries.passes() ? last : lastFailed;
        var outcome = passes >= tries.passes() ? new Outcome.Passed() : noted(lastFailed.outcome(), tries, passes);
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new StepResult(step.title(), outcome, took, Optional.of(shown.exchange()));
    }

    private static Outcome noted(Outcome outcome, Tries tries, int passes) {
        return tries.times() > 1 && outcome instanceof Outcome.Failed failed
                ? new Outcome.Failed(
                        "passed " + passes + " of " + tries.times() + " times, has to " + tries.passes()
                                + "; the last failure:",
                        failed.findings())
                : outcome;
    }

    private Run once(Step step) throws InterruptedException {
        var context = step.action().context();
        if (step.action() instanceof Action.Ask ask && ask.inNewSession()) {
            sessions.forget(context);
        }
        var refused = exchanger.beginSessionThatIsNamed(step);
        UnaryOperator<String> values =
                name -> variables.find(name, sessions.id(context)).orElse("");
        var sayable = exchanger.prepare(step, values);
        var answer = refused.isPresent()
                ? refused.get()
                : retrying.say(sayable, step.tries(), step.expectation().judgesFailure());
        var outcome = Verdict.of(step, answer, values);
        return new Run(
                outcome instanceof Outcome.Passed ? capture(step, answer, values) : outcome, exchange(sayable, answer));
    }

    private Outcome capture(Step step, Answer answer, UnaryOperator<String> values) {
        var captures = new Captures(values);
        var findings = new ArrayList<Finding>();
        for (var capture : step.expectation().captures()) {
            switch (captures.take(capture, answer)) {
                case Captured.Value value -> variables.capture(capture.variable(), value.text());
                case Captured.Nothing nothing -> findings.add(nothing.finding());
            }
        }
        return findings.isEmpty() ? new Outcome.Passed() : new Outcome.Failed("", findings);
    }

    private static Exchange exchange(Sayable sayable, Answer answer) {
        return new Exchange(
                sayable instanceof Sayable.Question,
                sayable.shown(),
                answer.text(),
                answer.head().requestId(),
                answer.timing());
    }

    /** One of the times that a step is run. */
    private record Run(Outcome outcome, Exchange exchange) {
        boolean isPassed() {
            return outcome instanceof Outcome.Passed;
        }
    }
}
