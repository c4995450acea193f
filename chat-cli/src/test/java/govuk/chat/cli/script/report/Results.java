package govuk.chat.cli.script.report;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.Step.Title;
import govuk.chat.cli.script.check.Finding;
import govuk.chat.cli.script.run.Exchange;
import govuk.chat.cli.script.run.FileResult;
import govuk.chat.cli.script.run.Outcome;
import govuk.chat.cli.script.run.StepResult;
import govuk.chat.cli.script.run.SuiteResult;
import govuk.chat.cli.script.run.Trouble;
import govuk.chat.cli.script.server.Answer.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Results of runs that never were, with everything in them that could break a report. */
final class Results {
    /** Markup, a control character, a terminal's command, half a surrogate pair and a character that XML cannot hold. */
    static final String NASTY = "<script>alert('\"x\"') & ]]> \u0007 \u001b[31m \ud800 \uffff";

    private Results() {}

    static SuiteResult oneOfEach() {
        var steps = List.of(
                step(5, "user: fine", new Outcome.Passed()),
                step(
                        7,
                        "user: " + NASTY,
                        new Outcome.Failed(
                                "passed 1 of 3 times, has to 2; the last failure:",
                                List.of(
                                        new Finding(at(9), "equals", "You may renew it", "You can renew it now"),
                                        new Finding(at(10), "contains", "gov.uk", NASTY)))),
                step(12, "health: ready", new Outcome.Broken(Trouble.UNREACHABLE, "Nobody listens there.")),
                step(14, "http: GET /x", new Outcome.Skipped("an earlier question failed")));
        var file = new FileResult(
                "chats/a.chat.yaml",
                "passport & co",
                Instant.parse("2026-11-25T12:00:00.123Z"),
                Duration.ofMillis(34_100),
                steps);
        return new SuiteResult(List.of(file), Duration.ofMillis(34_120), false);
    }

    private static StepResult step(int line, String name, Outcome outcome) {
        var timing = new Timing(Optional.of(Duration.ofMillis(412)), Duration.ofMillis(2_760));
        var isRun = !(outcome instanceof Outcome.Skipped);
        return new StepResult(
                new Title(at(line), name),
                outcome,
                Duration.ofMillis(2_761),
                isRun ? Optional.of(new Exchange(true, "What?", NASTY, "request-7", timing)) : Optional.empty());
    }

    private static Position at(int line) {
        return new Position("chats/a.chat.yaml", line, 5);
    }
}
