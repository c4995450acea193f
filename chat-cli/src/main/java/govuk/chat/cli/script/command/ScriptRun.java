package govuk.chat.cli.script.command;

import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.report.ConsoleReport;
import govuk.chat.cli.script.run.Given;
import govuk.chat.cli.script.run.RunSwitch;
import govuk.chat.cli.script.run.SuiteResult;
import govuk.chat.cli.script.run.SuiteRunner;
import govuk.chat.cli.script.run.World;
import govuk.chat.cli.script.server.ScriptTargets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** One run, from the first question to the exit code. When the process is told to end, what there is by then is still reported. */
final class ScriptRun {
    private final Surroundings here;
    private final ScriptTargets targets;
    private final Given given;
    private final Reports reports;

    ScriptRun(Surroundings here, ScriptTargets targets, Given given, Reports reports) {
        this.here = here;
        this.targets = targets;
        this.given = given;
        this.reports = reports;
    }

    /** @param colour always, never or auto */
    ExitStatus run(List<Script> scripts, int parallel, boolean isFailFast, String colour) throws ScriptProblems {
        var runSwitch = new RunSwitch();
        var world = new World(Clock.systemUTC(), () -> UUID.randomUUID().toString(), Thread::sleep, here.variables());
        var runner = new SuiteRunner(targets, given, world, runSwitch);
        try (var ending = ReportOnExit.of(runSwitch)) {
            var console = new ConsoleReport(new Lines(here.streams().out()), isColoured(colour));
            var result = runner.run(scripts, parallel, isFailFast, console::file);
            var failures = reports.write(result);
            console.end(result);
            failures.forEach(here.streams()::say);
            return status(result, !failures.isEmpty());
        }
    }

    private boolean isColoured(String wish) {
        return switch (wish) {
            case "always" -> true;
            case "never" -> false;
            default -> isColourTerminal();
        };
    }

    private boolean isColourTerminal() {
        return here.streams().out().isTerminal()
                && here.variable("NO_COLOR").isEmpty()
                && !here.variable("TERM").orElse("dumb").equals("dumb");
    }

    private static ExitStatus status(SuiteResult result, boolean isReportMissing) {
        if (result.isInterrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        if (result.hasFailedExpectation()) {
            return ExitStatus.EXPECTATION;
        }
        return result.trouble()
                .map(trouble -> switch (trouble) {
                    case FORBIDDEN -> ExitStatus.NOT_ALLOWED;
                    case UNREACHABLE -> ExitStatus.UNREACHABLE;
                    case BUSY -> ExitStatus.UNAVAILABLE;
                })
                .orElse(isReportMissing ? ExitStatus.INTERNAL : ExitStatus.OK);
    }
}
