package govuk.chat.cli.script.report;

import govuk.chat.cli.script.run.Exchange;
import govuk.chat.cli.script.run.FileResult;
import govuk.chat.cli.script.run.Outcome;
import govuk.chat.cli.script.run.StepResult;
import govuk.chat.cli.script.run.SuiteResult;
import java.io.PrintStream;

/** Tells people at a terminal: a line for each step, and under a step that failed what was expected and what came instead. */
public final class ConsoleReport {
    private static final int LONGEST_NAME = 80;

    private final PrintStream out;
    private final boolean isColoured;

    public ConsoleReport(PrintStream out, boolean isColoured) {
        this.out = out;
        this.isColoured = isColoured;
    }

    /** To be called for each file as soon as it is done. */
    public void file(FileResult file) {
        out.println(Shortened.line(file.file() + "  " + file.name(), 2 * LONGEST_NAME));
        file.steps().forEach(this::step);
        out.println();
        out.flush();
    }

    /** To be called once, at the end. */
    public void end(SuiteResult result) {
        if (result.isInterrupted()) {
            out.println("Interrupted: what had not been run counts as skipped.");
        }
        out.println(Words.summary(result));
        out.flush();
    }

    private void step(StepResult step) {
        switch (step.outcome()) {
            case Outcome.Passed passed -> line("32", "pass", step, Words.time(step.took()));
            case Outcome.Skipped skipped -> line("33", "skip", step, Shortened.line(skipped.reason(), LONGEST_NAME));
            case Outcome.Broken broken -> {
                line("31", "FAIL", step, Words.time(step.took()));
                detail(step.title().at() + " " + Shortened.line(broken.sentence(), 500));
                step.exchange().ifPresent(this::exchange);
            }
            case Outcome.Failed failed -> {
                line("31", "FAIL", step, Words.time(step.took()));
                if (!failed.note().isEmpty()) {
                    detail(failed.note());
                }
                failed.findings().stream()
                        .flatMap(finding -> Words.lines(finding).stream())
                        .forEach(this::detail);
                step.exchange().ifPresent(this::exchange);
            }
        }
    }

    private void line(String colour, String word, StepResult step, String end) {
        var name = Shortened.line(step.title().name(), LONGEST_NAME);
        out.println("  " + (isColoured ? "\u001b[" + colour + "m" + word + "\u001b[0m" : word) + "  " + name + "  ("
                + end + ")");
    }

    private void exchange(Exchange exchange) {
        detail("sent:     " + Shortened.line(exchange.sent(), 500));
        detail(Words.about(exchange));
    }

    private void detail(String text) {
        out.println("        " + text);
    }
}
