package govuk.chat.cli.script.check;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.cli.script.Capture;
import govuk.chat.cli.script.server.Answer;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Takes values out of answers. */
public final class Captures {
    private final UnaryOperator<String> variables;

    public Captures(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    /** What was found, or why nothing was. */
    public Captured take(Capture capture, Answer answer) {
        try {
            var what = "capture " + capture.variable();
            return find(capture.source(), answer)
                    .filter(value -> !value.isEmpty())
                    .<Captured>map(Captured.Value::new)
                    .orElseGet(() -> new Captured.Nothing(
                            new Finding(capture.at(), what, wanted(capture.source()), answer.text())));
        } catch (BoundedPattern.Unusable e) {
            return new Captured.Nothing(
                    new Finding(capture.at(), "capture " + capture.variable(), wanted(capture.source()), e.sentence()));
        } catch (JsonDocument.BadPath e) {
            return new Captured.Nothing(
                    new Finding(capture.at(), "capture " + capture.variable(), wanted(capture.source()), e.sentence()));
        }
    }

    private Optional<String> find(Capture.Source source, Answer answer)
            throws BoundedPattern.Unusable, JsonDocument.BadPath {
        return switch (source) {
            case Capture.Source.Regex regex -> match(regex, answer.text());
            case Capture.Source.Json json -> value(json, answer.text());
            case Capture.Source.Header header ->
                answer.head().header(header.name()).stream().findFirst();
        };
    }

    private Optional<String> match(Capture.Source.Regex regex, String text) throws BoundedPattern.Unusable {
        var source = regex.pattern().fill(name -> Pattern.quote(variables.apply(name)));
        return BoundedPattern.compile(source, true)
                .find(text)
                .flatMap(match -> Optional.ofNullable(match.group(match.groupCount() == 0 ? 0 : 1)));
    }

    private Optional<String> value(Capture.Source.Json json, String text) throws JsonDocument.BadPath {
        var document = JsonDocument.parse(text);
        return document.isEmpty()
                ? Optional.empty()
                : document.get().at(json.path().fill(variables)).map(Captures::asText);
    }

    private static String asText(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String wanted(Capture.Source source) {
        return switch (source) {
            case Capture.Source.Regex regex -> "a match of " + regex.pattern().source();
            case Capture.Source.Json json -> "a value at " + json.path().source();
            case Capture.Source.Header header -> "the header " + header.name();
        };
    }

    /** What came of a capture. */
    public sealed interface Captured {
        record Value(String text) implements Captured {}

        record Nothing(Finding finding) implements Captured {}
    }
}
