package govuk.chat.cli.script.check;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.read.ScriptReader;
import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import govuk.chat.cli.script.server.Answer.Head;
import govuk.chat.cli.script.server.Answer.Timing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks as people write them, read by the reader and held against an answer. */
class JudgeTest {
    private static final String TEXT = "You can  RENEW it\nat GOV.UK for £88.50.";
    private static final String JSON =
            "{\"messages\": [{\"id\": 7, \"text\": \"Hello There\"}, {\"id\": 8.0}], \"next\": null, \"ok\": true}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contains: [renew it at, gov.uk]",
                "contains: 'for {{price}}'",
                "not_contains: sorry",
                "equals: 'you can renew it at gov.uk for £88.50.'",
                "starts_with: you can",
                "ends_with: '£88.50.'",
                "regex: '£\\d+(\\.\\d\\d)?'",
                "regex: 'renew it at gov\\.uk'",
                "regex: '{{price}}\\.$'",
                "not_regex: '€'",
                "{ regex: 'RENEW it\\nat', exact: true }",
                "{ contains: RENEW, exact: true }",
                "one_of: [no, 'You can renew it at GOV.UK for £88.50.']",
                "length: '10..100'",
                "length: 39",
                "events: [started, delta, completed]",
                "events: { type: delta, count: 2 }",
                "first_token: '< 2s'",
                "latency: 100ms..3s",
                "status: 200",
                "status: [404, 2xx]",
                "header: { name: Content-Type, contains: event-stream }",
                "header: { name: X-Request-ID }",
                "any_of: [ { contains: no }, { contains: yes }, { contains: renew } ]",
                "all_of: [ { contains: you }, { contains: renew } ]",
                "not: { contains: sorry }",
            })
    void judge_answer_holds(String check) throws Exception {
        assertThat(judge(check, answer(TEXT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contains: [renew, passport]",
                "not_contains: gov.uk",
                "equals: you can renew it",
                "starts_with: renew",
                "ends_with: you",
                "regex: '^renew'",
                "not_regex: 'renew'",
                "{ regex: 'renew', exact: true }",
                "{ contains: renew, exact: true }",
                "{ equals: 'You can RENEW it at GOV.UK for £88.50.', exact: true }",
                "one_of: [yes, no]",
                "length: '< 10'",
                "events: [started, completed]",
                "events: { type: restarted, count: '>= 1' }",
                "first_token: '< 100ms'",
                "latency: '> 3s'",
                "status: [404, 5xx]",
                "header: { name: Content-Type, equals: text/html }",
                "header: { name: X-Nothing }",
                "error: INVALID_INPUT",
                "json: { path: '$.a' }",
                "json_schema: { type: object }",
                "any_of: [ { contains: no }, { contains: yes } ]",
                "all_of: [ { contains: you }, { contains: yes } ]",
                "not: { contains: renew }",
            })
    void judge_answer_doesNotHold(String check) throws Exception {
        assertThat(judge(check, answer(TEXT))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json: { path: '$.messages.length()', equals: 2 }",
                "json: { path: '$.messages[0].id', equals: 7 }",
                "json: { path: '$.messages[0].id', equals: '{{seven}}' }",
                "json: { path: '$.messages[1].id', equals: 8 }",
                "json: { path: '$.messages[*].id', length: 2 }",
                "json: { path: '$.messages[0].text', contains: hello there }",
                "json: { path: '$.messages[0].text', length: '> 5' }",
                "json: { path: '$.messages[0].text', one_of: [7, Hello There] }",
                "json: { path: '$.messages[?(@.id == 7)].text', equals: [Hello There] }",
                "json: { path: '$.next', equals: null }",
                "json: { path: '$.ok', equals: true }",
                "json: { path: '$.nothing', exists: false }",
                "json: { path: '$.messages' }",
                "json_schema: { type: object, required: [messages], properties: { ok: { const: true } } }",
            })
    void judge_json_holds(String check) throws Exception {
        assertThat(judge(check, answer(JSON))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json: { path: '$.messages.length()', equals: 3 }",
                "json: { path: '$.messages[0].id', equals: '7' }",
                "json: { path: '$.messages[0].text', equals: hello there }",
                "json: { path: '$.nothing', equals: null }",
                "json: { path: '$.nothing' }",
                "json: { path: '$.messages[?(@.id == 9)]' }",
                "json: { path: '$.ok', exists: false }",
                "json: { path: '$.ok', one_of: [false, null] }",
                "json: { path: '{{seven}}[' , equals: 1 }",
                "json_schema: { type: object, required: [nothing] }",
                "json_schema: { $ref: 'http://127.0.0.1:1/schema.json' }",
            })
    void judge_json_doesNotHold(String check) throws Exception {
        assertThat(judge(check, answer(JSON))).hasSize(1);
    }

    @Test
    void judge_schemaInAFile() throws Exception {
        Files.writeString(folder.resolve("schema.json"), "{\"required\": [\"nothing\"]}");

        assertThat(judge("json_schema: schema.json", answer(JSON)))
                .singleElement()
                .extracting(Finding::actual)
                .asString()
                .contains("nothing");
    }

    @Test
    void judge_errorCode_ofAFailureAndOfABody() throws Exception {
        var failure = new Failure.Refused(422, "INVALID_INPUT", "No.", Optional.empty());
        var refused = answer("", Optional.of(failure));

        assertThat(judge("error: [CONFLICT, INVALID_INPUT]", refused)).isEmpty();
        assertThat(judge("status: 422", refused)).isEmpty();
        assertThat(judge("error: CONFLICT", answer("{\"error\": {\"code\": \"CONFLICT\"}}")))
                .isEmpty();
    }

    @Test
    void judge_finding_saysWhereWhatAndInstead() throws Exception {
        assertThat(judge("contains: [renew, passport]", answer(TEXT)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.at().line()).isEqualTo(4);
                    assertThat(finding.check()).isEqualTo("contains");
                    assertThat(finding.expected()).isEqualTo("passport");
                    assertThat(finding.actual()).isEqualTo(TEXT);
                });
    }

    @Test
    void judge_regexThatWouldRunForEver_isGivenUp() throws Exception {
        assertThat(judge("regex: '^(a+)+(\\1)?b'", answer("a".repeat(60))))
                .singleElement()
                .extracting(Finding::expected)
                .asString()
                .contains("given up after 1000 ms");
    }

    @Test
    void judge_regexThatGoesTooDeep_isGivenUp() throws Exception {
        assertThat(judge("regex: '^(a|b)*$'", answer("ab".repeat(200_000))))
                .singleElement()
                .extracting(Finding::expected)
                .asString()
                .contains("goes too deep");
    }

    @Test
    void captures_takeGroupsValuesAndHeaders() throws Exception {
        assertThat(capture("{ regex: '£(\\d+)' }", answer(TEXT))).isEqualTo(new Captures.Captured.Value("88"));
        assertThat(capture("{ regex: '£\\d+' }", answer(TEXT))).isEqualTo(new Captures.Captured.Value("£88"));
        assertThat(capture("{ json: '$.messages[0].id' }", answer(JSON))).isEqualTo(new Captures.Captured.Value("7"));
        assertThat(capture("{ header: x-request-id }", answer(TEXT))).isEqualTo(new Captures.Captured.Value("r1"));
    }

    @Test
    void captures_nothingThere() throws Exception {
        assertThat(capture("{ regex: '€(\\d+)' }", answer(TEXT))).isInstanceOf(Captures.Captured.Nothing.class);
        assertThat(capture("{ json: '$.nothing' }", answer(JSON))).isInstanceOf(Captures.Captured.Nothing.class);
        assertThat(capture("{ json: '$.a' }", answer(TEXT))).isInstanceOf(Captures.Captured.Nothing.class);
        assertThat(capture("{ regex: '^(a+)+(\\1)?b' }", answer("a".repeat(60))))
                .isInstanceOf(Captures.Captured.Nothing.class);
    }

    private List<Finding> judge(String check, Answer answer) throws Exception {
        var step = script("    expect:\n      - " + check);
        return new Judge(JudgeTest::variable).judge(step.expectation().checks(), answer);
    }

    private Captures.Captured capture(String source, Answer answer) throws Exception {
        var step = script("    capture: { it: " + source + " }");
        return new Captures(JudgeTest::variable)
                .take(step.expectation().captures().getFirst(), answer);
    }

    private Step script(String expectation) throws Exception {
        var file = Files.writeString(folder.resolve("script.chat.yaml"), "steps:\n  - user: hi\n" + expectation + "\n");
        return ScriptReader.read(List.of(file)).getFirst().steps().getFirst();
    }

    private static String variable(String name) {
        return Map.of("price", "£88.50", "seven", "7").getOrDefault(name, "");
    }

    private static Answer answer(String text) {
        return answer(text, Optional.empty());
    }

    private static Answer answer(String text, Optional<Failure> failure) {
        var head = new Head(
                200, Map.of("content-type", List.of("text/event-stream"), "x-request-id", List.of("r1")), "r1");
        var timing = new Timing(Optional.of(Duration.ofMillis(700)), Duration.ofMillis(2_100));
        var events = List.of("reply.started", "reply.delta", "reply.delta", "reply.completed");
        return new Answer(head, text, events, timing, failure);
    }
}
