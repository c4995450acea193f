package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.ScriptProblem;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.server.ScriptTargets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs scripts, several at once, and hands out what came of them in their order. */
public final class SuiteRunner {
    private final ScriptTargets targets;
    private final Given given;
    private final World world;
    private final RunSwitch runSwitch;

    /** @param runSwitch breaks the run off when somebody wants that */
    public SuiteRunner(ScriptTargets targets, Given given, World world, RunSwitch runSwitch) {
        this.targets = targets;
        this.given = given;
        this.world = world;
        this.runSwitch = runSwitch;
    }

    /**
     * Runs them all.
     *
     * @param parallel how many files at once
     * @param done is told of each file in the order of the files, as soon as those before it are done
     * @throws ScriptProblems if a secret or a context is not to be had; nothing has been sent then
     */
    public SuiteResult run(List<Script> scripts, int parallel, boolean isFailFast, Consumer<FileResult> done)
            throws ScriptProblems {
        var start = System.nanoTime();
        var runner = new FileRunner(targets, given, world, runSwitch, isFailFast);
        var work = work(scripts, runner);
        var results = new ArrayList<FileResult>();
        try (var pool =
                Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory())) {
            var futures = work.stream().map(pool::submit).toList();
            for (var future : futures) {
                var result = future.get();
                results.add(result);
                done.accept(result);
            }
        } catch (InterruptedException e) {
            runSwitch.interrupt();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A script could not be run", e.getCause());
        }
        return new SuiteResult(results, Duration.ofNanos(System.nanoTime() - start), runSwitch.isInterrupted());
    }

    private List<Callable<FileResult>> work(List<Script> scripts, FileRunner runner) throws ScriptProblems {
        var problems = new ArrayList<ScriptProblem>();
        var work = new ArrayList<Callable<FileResult>>();
        for (var script : scripts) {
            problems.addAll(unknownContexts(script));
            try {
                var secrets = Secrets.of(script, given, world.environment());
                work.add(() -> runWatched(runner, script, secrets));
            } catch (ScriptProblems e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ScriptProblems(problems);
        }
        return work;
    }

    private List<ScriptProblem> unknownContexts(Script script) {
        return script.steps().stream()
                .filter(step -> !targets.knows(step.action().context()))
                .map(step -> new ScriptProblem(
                        step.title().at(),
                        "there is no context \"" + step.action().context()
                                + "\". \"chat context list\" shows those there are."))
                .toList();
    }

    private FileResult runWatched(FileRunner runner, Script script, Map<String, String> secrets) {
        var thread = Thread.currentThread();
        runSwitch.enter(thread);
        try {
            return runner.run(script, secrets);
        } finally {
            runSwitch.leave(thread);
        }
    }
}
