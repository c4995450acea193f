package govuk.chat.cli.script.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import govuk.chat.cli.script.run.SuiteResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportsTest {
    @TempDir
    Path folder;

    @Test
    void console_showsWhatFailedAndWhy() {
        assertThat(console(Results.oneOfEach(), false)
                        .lines()
                        .map(String::stripTrailing)
                        .toList())
                .contains(
                        "chats/a.chat.yaml passport & co",
                        "  pass  user: fine  (2.8 s)",
                        "        passed 1 of 3 times, has to 2; the last failure:",
                        "        chats/a.chat.yaml:9:5 equals",
                        "          expected: You may renew it",
                        "          found:    You can renew it now",
                        "          diff:     You [-may-] {+can+} renew it {+now+}",
                        "        chats/a.chat.yaml:10:5 contains",
                        "        sent:     What?",
                        "        first piece after 412 ms, complete after 2.8 s, request request-7",
                        "        chats/a.chat.yaml:12:5 Nobody listens there.",
                        "  skip  http: GET /x  (an earlier question failed)");
    }

    @Test
    void console_lastLine_isTheSummary() {
        assertThat(console(Results.oneOfEach(), false))
                .endsWith("\n1 passed, 2 failed, 1 skipped in 34.1 s (p95 answer 2.8 s)\n");
        assertThat(console(new SuiteResult(List.of(), Duration.ZERO, true), false))
                .isEqualTo("""
                    Interrupted: what had not been run counts as skipped.
                    0 passed, 0 failed, 0 skipped in 0.0 s
                    """);
    }

    @Test
    void console_answers_cannotCommandTheTerminal() {
        assertThat(console(Results.oneOfEach(), false)).doesNotContain("\u001b", "\u0007");
        assertThat(console(Results.oneOfEach(), true)).contains("\u001b[31mFAIL\u001b[0m");
    }

    @Test
    void junit_keepsToTheSchema() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportsTest.class.getResource("/govuk/chat/cli/script/report/junit.xsd"));

        schema.newValidator().validate(new StreamSource(new StringReader(junit(Results.oneOfEach()))));
    }

    @Test
    void junit_aSuiteForTheFileAndACaseForEachStep() throws Exception {
        var document = parse(junit(Results.oneOfEach()));

        var suite = element(document, "testsuite", 0);
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        var failed = element(document, "testcase", 1);
        assertThat(failed.getAttribute("file")).isEqualTo("chats/a.chat.yaml");
        assertThat(failed.getAttribute("line")).isEqualTo("7");
        assertThat(failed.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(element(document, "failure", 0).getTextContent())
                .contains("chats/a.chat.yaml:9:5 equals", "chats/a.chat.yaml:10:5 contains", "request request-7");
        assertThat(element(document, "error", 0).getAttribute("message")).isEqualTo("Nobody listens there.");
        assertThat(element(document, "skipped", 0).getAttribute("message")).isEqualTo("an earlier question failed");
    }

    @Test
    void html_standsAloneAndIsEscaped() throws Exception {
        var html = new StringWriter();
        HtmlReport.write(Results.oneOfEach(), html);

        assertThat(html.toString())
                .contains(
                        "1 passed, 2 failed, 1 skipped",
                        "passport &amp; co",
                        "&lt;script&gt;alert(&#39;&quot;x&quot;&#39;)",
                        "request request-7")
                .doesNotContain("<script", "http://", "https://", "src=", "href=", "@import", "url(");
        // Well formed but for the elements that HTML leaves open.
        parse(html.toString().replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>"));
    }

    @Test
    void file_missingFolders_areMade() throws Exception {
        var file = ReportFile.junit(folder.resolve("a/b/report.xml"));

        file.prepare();
        file.write(Results.oneOfEach());

        assertThat(Files.readString(folder.resolve("a/b/report.xml"))).startsWith("<?xml");
        assertThat(folder.resolve("a/b")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void file_whereThereIsAFileInTheWay_isSaidBeforeTheRun() throws Exception {
        Files.writeString(folder.resolve("a"), "");

        assertThatIOException()
                .isThrownBy(() -> ReportFile.html(folder.resolve("a/b")).prepare())
                .withMessageContaining("cannot be written to");
        assertThatIOException()
                .isThrownBy(() -> ReportFile.junit(folder).prepare())
                .withMessageContaining("this is a folder");
    }

    /** Linux has a device that is always full. */
    @Test
    @EnabledIf("hasFullDevice")
    void file_diskFull_isSaid() throws Exception {
        Files.createSymbolicLink(folder.resolve("report.xml.new"), Path.of("/dev/full"));

        assertThatIOException()
                .isThrownBy(() -> ReportFile.junit(folder.resolve("report.xml")).write(Results.oneOfEach()))
                .withMessageContaining("could not be written");
        assertThat(folder.resolve("report.xml")).doesNotExist();
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @Test
    void wordDiff_ofLongTexts_isNotATableOfAllWords() {
        var text = "word ".repeat(5_000);

        assertThat(WordDiff.of(text, text + "more")).startsWith("[-word ");
        assertThat(WordDiff.of("", "more")).isEqualTo("{+more+}");
    }

    private static String console(SuiteResult result, boolean isColoured) {
        var bytes = new ByteArrayOutputStream();
        var report = new ConsoleReport(new PrintStream(bytes, true, UTF_8), isColoured);
        result.files().forEach(report::file);
        report.end(result);
        return bytes.toString(UTF_8).replace("\r\n", "\n");
    }

    private static String junit(SuiteResult result) throws Exception {
        var xml = new StringWriter();
        JUnitReport.write(result, xml);
        return xml.toString();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static Element element(Document document, String name, int index) {
        return (Element)
                Objects.requireNonNull(document.getElementsByTagName(name).item(index));
    }
}
