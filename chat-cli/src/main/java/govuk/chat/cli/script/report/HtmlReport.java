package govuk.chat.cli.script.report;

import govuk.chat.cli.script.run.Exchange;
import govuk.chat.cli.script.run.FileResult;
import govuk.chat.cli.script.run.Outcome;
import govuk.chat.cli.script.run.StepResult;
import govuk.chat.cli.script.run.SuiteResult;
import java.io.IOException;
import java.io.Writer;

/** One page that stands alone: no script, nothing from elsewhere, every text escaped. What failed is open, the rest can be opened. */
public final class HtmlReport {
    private static final int LONGEST = 10_000;

    private final Writer html;

    private HtmlReport(Writer html) {
        this.html = html;
    }

    public static void write(SuiteResult result, Writer writer) throws IOException {
        writer.write(head(escape(Words.summary(result))));
        var report = new HtmlReport(writer);
        for (var file : result.files()) {
            report.file(file);
        }
        writer.write("</main>\n</body>\n</html>\n");
    }

    private static String head(String summary) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Scripted chats: %1$s</title>
            <style>
            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c; background: #fff }
            h2 { margin: 2rem 0 0.5rem } ol { list-style: none; margin: 0; padding: 0 }
            li { border-left: 0.3rem solid #b1b4b6; margin: 0.5rem 0; padding: 0.2rem 0.8rem }
            li.pass { border-color: #00703c } li.fail { border-color: #d4351c } li.skip { border-color: #b58840 }
            strong { display: inline-block; min-width: 4rem } li.pass strong { color: #00703c } li.fail strong { color: #d4351c }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f2f1; padding: 0.5rem; margin: 0.3rem 0 }
            summary { cursor: pointer; overflow-wrap: anywhere }
            </style>
            </head>
            <body>
            <main>
            <h1>Scripted chats</h1>
            <p>%1$s</p>
            """.formatted(summary);
    }

    private void file(FileResult file) throws IOException {
        html.write("<h2>" + escape(file.name()) + "</h2>\n<p>" + escape(file.file()) + ": " + file.passed()
                + " passed, " + file.failed() + " failed, " + file.skipped() + " skipped, begun at "
                + escape(file.startedAt().toString()) + "</p>\n<ol>\n");
        for (var step : file.steps()) {
            step(step);
        }
        html.write("</ol>\n");
    }

    private void step(StepResult step) throws IOException {
        switch (step.outcome()) {
            case Outcome.Passed passed -> step(step, "pass", "passed", "");
            case Outcome.Skipped skipped -> step(step, "skip", "skipped", skipped.reason());
            case Outcome.Broken broken -> step(step, "fail", "failed", broken.sentence());
            case Outcome.Failed failed -> step(step, "fail", "failed", text(failed));
        }
    }

    private void step(StepResult step, String kind, String word, String explanation) throws IOException {
        html.write("<li class=\"" + kind + "\">\n<details" + (step.isFailed() ? " open" : "") + ">\n<summary><strong>"
                + word + "</strong> " + escape(step.title().name()) + " (" + Words.time(step.took())
                + ")</summary>\n<p>"
                + escape(step.title().at().toString()) + "</p>\n");
        if (!explanation.isEmpty()) {
            html.write("<pre>" + escape(explanation) + "</pre>\n");
        }
        if (step.exchange().isPresent()) {
            exchange(step.exchange().get());
        }
        html.write("</details>\n</li>\n");
    }

    private void exchange(Exchange exchange) throws IOException {
        html.write("<p>Sent:</p>\n<pre>" + escape(exchange.sent()) + "</pre>\n<p>Received:</p>\n<pre>"
                + escape(exchange.received()) + "</pre>\n<p>" + escape(Words.about(exchange)) + "</p>\n");
    }

    private static String text(Outcome.Failed failed) {
        var text = new StringBuilder(failed.note());
        failed.findings()
                .forEach(finding ->
                        text.append(text.isEmpty() ? "" : "\n").append(String.join("\n", Words.lines(finding))));
        return text.toString();
    }

    private static String escape(String text) {
        return Shortened.paragraph(text, LONGEST)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
