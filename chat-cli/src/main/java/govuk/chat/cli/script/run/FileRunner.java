package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.server.ScriptTargets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Runs one script from its first step to its last. A script that stops early has its other steps skipped. */
final class FileRunner {
    private final ScriptTargets targets;
    private final Given given;
    private final World world;
    private final RunSwitch runSwitch;
    private final boolean isFailFast;

    FileRunner(ScriptTargets targets, Given given, World world, RunSwitch runSwitch, boolean isFailFast) {
        this.targets = targets;
        this.given = given;
        this.world = world;
        this.runSwitch = runSwitch;
        this.isFailFast = isFailFast;
    }

    FileResult run(Script script, Map<String, String> secrets) {
        var startedAt = world.clock().instant();
        var start = System.nanoTime();
        var variables = new Variables(given, script, secrets, world);
        var results = new ArrayList<StepResult>();
        try (var sessions = new Sessions(targets)) {
            var runner = new StepRunner(sessions, variables, world);
            Optional<String> stopped = Optional.empty();
            for (var step : script.steps()) {
                var reason = stopped;
                var why = runSwitch.reason().or(() -> reason);
                var result = why.isPresent() ? StepResult.skipped(step.title(), why.get()) : run(runner, step);
                stopped = stopped.or(() -> stopsScript(step, result));
                results.add(result);
            }
        }
        // At the end, so that what was captured late is hidden in what was said early.
        var masker = variables.masker();
        var masked = results.stream().map(result -> result.with(masker::mask)).toList();
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new FileResult(script.file(), masker.mask(script.name()), startedAt, took, masked);
    }

    private StepResult run(StepRunner runner, Step step) {
        try {
            var result = runner.run(step);
            if (result.isFailed() && isFailFast) {
                runSwitch.finish("an earlier step failed");
            }
            return result;
        } catch (InterruptedException e) {
            runSwitch.interrupt();
            return StepResult.skipped(step.title(), "interrupted");
        }
    }

    private static Optional<String> stopsScript(Step step, StepResult result) {
        return step.action() instanceof Action.Ask && result.isFailed()
                ? Optional.of("an earlier question failed")
                : Optional.empty();
    }
}
