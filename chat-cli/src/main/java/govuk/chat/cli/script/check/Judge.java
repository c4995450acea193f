package govuk.chat.cli.script.check;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.cli.script.Check;
import govuk.chat.cli.script.Comparison;
import govuk.chat.cli.script.Position;
import govuk.chat.cli.script.TextRule;
import govuk.chat.cli.script.server.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Holds an answer against checks. Works for one step: the variables are those that hold there. */
public final class Judge {
    private final UnaryOperator<String> variables;
    private final TextJudge texts;
    private final JsonJudge json;

    /** @param variables gives the value of each variable by its name */
    public Judge(UnaryOperator<String> variables) {
        this.variables = variables;
        this.texts = new TextJudge(variables);
        this.json = new JsonJudge(variables, texts);
    }

    /** What does not hold, in the order of the checks; empty if everything does. */
    public List<Finding> judge(List<Check> checks, Answer answer) {
        return checks.stream().flatMap(check -> judge(check, answer).stream()).toList();
    }

    private Optional<Finding> judge(Check check, Answer answer) {
        return switch (check) {
            case Check.Text text -> text(text.at(), text.rule(), new Subject("", answer.text()));
            case Check.Header header -> header(header, answer);
            case Check.Length length -> length(length, answer.text());
            case Check.Json path -> json(path, answer.text());
            case Check.JsonSchema schema -> schema(schema, answer.text());
            case Check.Status status -> status(status, answer);
            case Check.ErrorCode error -> error(error, answer);
            case Check.EventOrder order -> order(order, answer.events());
            case Check.EventCount count -> count(count, answer.events());
            case Check.FirstToken first -> firstToken(first, answer);
            case Check.Latency latency ->
                time(latency.at(), "latency", latency.time(), answer.timing().total());
            case Check.AnyOf any -> anyOf(any, answer);
            case Check.AllOf all -> allOf(all, answer);
            case Check.Not not -> not(not, answer);
        };
    }

    private Optional<Finding> text(Position at, TextRule rule, Subject subject) {
        var name = (subject.name() + " " + rule.kind().word()).strip();
        return texts.judge(rule, subject.text()).map(wanted -> new Finding(at, name, wanted, subject.text()));
    }

    private Optional<Finding> header(Check.Header check, Answer answer) {
        var values = answer.head().header(check.name());
        var name = "header " + check.name();
        return values.isEmpty()
                ? Optional.of(new Finding(check.at(), name, "to be there", "no such header"))
                : text(check.at(), check.rule(), new Subject(name, String.join(", ", values)));
    }

    private static Optional<Finding> length(Check.Length check, String text) {
        var length = text.codePointCount(0, text.length());
        return check.characters().holds(length)
                ? Optional.empty()
                : finding(check, "length", check.characters().written(), length + " characters");
    }

    private Optional<Finding> json(Check.Json check, String text) {
        var path = check.path().fill(variables);
        var name = "json " + path;
        var document = JsonDocument.parse(text);
        if (document.isEmpty()) {
            return finding(check, name, "JSON", text);
        }
        try {
            var value = document.get().at(path);
            return json.judge(check.rule(), value)
                    .map(wanted -> new Finding(
                            check.at(),
                            name,
                            wanted,
                            value.map(JsonNode::toString).orElse("nothing at this path")));
        } catch (JsonDocument.BadPath e) {
            return finding(check, name, "a path", e.sentence());
        }
    }

    private Optional<Finding> schema(Check.JsonSchema check, String text) {
        var document = JsonDocument.parse(text);
        if (document.isEmpty()) {
            return finding(check, "json_schema", "JSON", text);
        }
        return SchemaJudge.judge(check.schema().fill(variables), document.get().tree())
                .map(wrong -> new Finding(check.at(), "json_schema", "JSON that keeps to the schema", wrong));
    }

    private static Optional<Finding> status(Check.Status check, Answer answer) {
        var status = String.valueOf(answer.status());
        var isAllowed = check.allowed().stream()
                .anyMatch(allowed -> allowed.equals(status) || allowed.equals(status.charAt(0) + "xx"));
        return isAllowed
                ? Optional.empty()
                : finding(check, "status", String.join(" | ", check.allowed()), status + " " + reason(answer));
    }

    private static String reason(Answer answer) {
        return answer.failure().map(Answer.Failure::sentence).orElse(answer.text());
    }

    private static Optional<Finding> error(Check.ErrorCode check, Answer answer) {
        var code = code(answer);
        return check.codes().contains(code)
                ? Optional.empty()
                : finding(check, "error", String.join(" | ", check.codes()), code.isEmpty() ? "no error" : code);
    }

    /** The code of the failure, or the one in the body of a response that is an error. */
    private static String code(Answer answer) {
        if (answer.failure().isPresent()
                && answer.failure().get() instanceof Answer.Failure.Refused refused
                && !refused.code().isEmpty()) {
            return refused.code();
        }
        return JsonDocument.parse(answer.text())
                .map(document -> document.tree().at("/error/code").asText())
                .orElse("");
    }

    private static Optional<Finding> order(Check.EventOrder check, List<String> events) {
        var folded = new ArrayList<String>();
        for (var event : events) {
            if (folded.isEmpty() || !folded.getLast().equals(event)) {
                folded.add(event);
            }
        }
        return folded.equals(check.types())
                ? Optional.empty()
                : finding(check, "events", String.join(", ", check.types()), String.join(", ", folded));
    }

    private static Optional<Finding> count(Check.EventCount check, List<String> events) {
        var count = events.stream().filter(check.type()::equals).count();
        return check.count().holds((double) count)
                ? Optional.empty()
                : finding(check, "events " + check.type(), check.count().written(), String.valueOf(count));
    }

    private static Optional<Finding> firstToken(Check.FirstToken check, Answer answer) {
        var first = answer.timing().firstToken();
        return first.isEmpty()
                ? finding(check, "first_token", check.time().written(), "there was none")
                : time(check.at(), "first_token", check.time(), first.get());
    }

    private static Optional<Finding> time(Position at, String name, Comparison limit, Duration took) {
        var milliseconds = took.toNanos() / 1_000_000.0;
        return limit.holds(milliseconds)
                ? Optional.empty()
                : Optional.of(new Finding(at, name, limit.written(), Math.round(milliseconds) + " ms"));
    }

    private Optional<Finding> anyOf(Check.AnyOf check, Answer answer) {
        var findings = judge(check.checks(), answer);
        if (findings.size() < check.checks().size()) {
            return Optional.empty();
        }
        return finding(
                check, "any_of", joined(findings, " | "), findings.getFirst().actual());
    }

    private Optional<Finding> allOf(Check.AllOf check, Answer answer) {
        var findings = judge(check.checks(), answer);
        return findings.isEmpty()
                ? Optional.empty()
                : finding(
                        check,
                        "all_of",
                        joined(findings, " and "),
                        findings.getFirst().actual());
    }

    private static String joined(List<Finding> findings, String between) {
        return String.join(
                between,
                findings.stream()
                        .map(finding -> finding.check() + " " + finding.expected())
                        .toList());
    }

    private Optional<Finding> not(Check.Not check, Answer answer) {
        return judge(check.check(), answer).isPresent()
                ? Optional.empty()
                : finding(check, "not", "the check under it to fail", answer.text());
    }

    private static Optional<Finding> finding(Check check, String name, String expected, String actual) {
        return Optional.of(new Finding(check.at(), name, expected, actual));
    }
}
