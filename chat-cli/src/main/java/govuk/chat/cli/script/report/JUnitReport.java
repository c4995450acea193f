package govuk.chat.cli.script.report;

import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.run.FileResult;
import govuk.chat.cli.script.run.Outcome;
import govuk.chat.cli.script.run.StepResult;
import govuk.chat.cli.script.run.SuiteResult;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML as build servers read it: a suite for each file, a case for each step, all failed checks of a step in one failure. What could not
 * be judged (no connection, no sign-in) is an error.
 */
public final class JUnitReport {
    private static final int LONGEST = 10_000;

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static void write(SuiteResult result, Writer writer) throws IOException {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
            new JUnitReport(xml).suites(result);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void suites(SuiteResult result) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        begin("testsuites", "name", "chat run", "time", seconds(result.took()));
        counts(
                result.files().stream().mapToLong(file -> file.steps().size()).sum(),
                result.files().stream().mapToLong(JUnitReport::failures).sum(),
                result.files().stream().mapToLong(JUnitReport::errors).sum());
        xml.writeAttribute("skipped", String.valueOf(result.skipped()));
        for (var file : result.files()) {
            suite(file);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(FileResult file) throws XMLStreamException {
        var startedAt = file.startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
        begin("testsuite", "name", file.name(), "file", file.file(), "time", seconds(file.took()));
        // The schema of the Ant task knows no time zone here.
        xml.writeAttribute("timestamp", startedAt.substring(0, startedAt.length() - 1));
        counts(file.steps().size(), failures(file), errors(file));
        xml.writeAttribute("skipped", String.valueOf(file.skipped()));
        for (var step : file.steps()) {
            testcase(file, step);
        }
        xml.writeEndElement();
    }

    private void testcase(FileResult file, StepResult step) throws XMLStreamException {
        var at = step.title().at();
        begin("testcase", "name", step.title().name(), "classname", file.name(), "file", at.file());
        xml.writeAttribute("line", String.valueOf(at.line()));
        xml.writeAttribute("time", seconds(step.took()));
        switch (step.outcome()) {
            case Outcome.Passed passed -> {}
            case Outcome.Skipped skipped -> {
                begin("skipped", "message", skipped.reason());
                xml.writeEndElement();
            }
            case Outcome.Failed failed -> failed(at, failed, step);
            case Outcome.Broken broken -> {
                begin(
                        "error",
                        "message",
                        broken.sentence(),
                        "type",
                        broken.trouble().name());
                characters(at + " " + broken.sentence() + "\n" + about(step));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private void failed(Position at, Outcome.Failed failed, StepResult step) throws XMLStreamException {
        var sentences =
                failed.findings().stream().map(finding -> finding.sentence()).collect(Collectors.joining("; "));
        begin("failure", "message", (failed.note() + " " + sentences).strip(), "type", "expectation");
        var lines = failed.findings().stream()
                .flatMap(finding -> Words.lines(finding).stream())
                .toList();
        characters(at + "\n" + String.join("\n", lines) + "\n" + about(step));
        xml.writeEndElement();
    }

    private static String about(StepResult step) {
        return step.exchange()
                .map(said -> "sent: " + said.sent() + "\nreceived: " + said.received() + "\n" + Words.about(said))
                .orElse("");
    }

    private void begin(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        for (var i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], Shortened.line(attributes[i + 1], LONGEST));
        }
    }

    private void counts(long tests, long failures, long errors) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", String.valueOf(errors));
    }

    private void characters(String text) throws XMLStreamException {
        xml.writeCharacters(Shortened.paragraph(text, LONGEST));
    }

    private static long failures(FileResult file) {
        return file.steps().stream()
                .filter(step -> step.outcome() instanceof Outcome.Failed)
                .count();
    }

    private static long errors(FileResult file) {
        return file.failed() - failures(file);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
    }
}
