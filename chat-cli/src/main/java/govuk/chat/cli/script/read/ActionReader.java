package govuk.chat.cli.script.read;

import static govuk.chat.cli.script.Tries.LONGEST_TIMEOUT;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Action.Body;
import govuk.chat.cli.script.Action.Health;
import govuk.chat.cli.script.JsonTemplate;
import govuk.chat.cli.script.Template;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a step does. */
final class ActionReader {
    private static final Pattern REQUEST = Pattern.compile("(?:([A-Za-z]+)\\s+)?(/.*)");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Map<String, Health> HEALTH = new TreeMap<>(
            Map.of("live", Health.LIVE, "ready", Health.READY, "overall", Health.OVERALL, "deep", Health.DEEP));

    private final Findings findings;

    ActionReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Action> action(String kind, Keys keys) {
        var written = keys.scalar(kind);
        var context = keys.scalar("as").map(Value.Scalar::text).orElse(Action.USUAL_CONTEXT);
        return written.flatMap(value -> switch (kind) {
            case "user" -> Optional.of(new Action.Ask(context, template(value), keys.isTrue("new_session")));
            case "http" -> call(context, value, keys);
            case "health" -> probe(context, value);
            case "wait" ->
                Optional.of(new Action.Pause(TriesReader.time(keys, "wait", LONGEST_TIMEOUT, Duration.ZERO)));
            default -> throw new IllegalStateException(kind + " is not a kind of step");
        });
    }

    private Optional<Action> call(String context, Value.Scalar written, Keys keys) {
        var request = REQUEST.matcher(written.text().strip());
        if (!request.matches() || request.group(2).startsWith("//")) {
            findings.add(
                    written.at(), "\"http\" is a method and a path on the server, such as \"GET /api/v1/sessions\".");
            return Optional.empty();
        }
        var method = Optional.ofNullable(request.group(1)).orElse("GET").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            findings.add(written.at(), "there is no method \"" + method + "\"." + NearMatch.question(method, METHODS));
            return Optional.empty();
        }
        var path = new Template(written.at(), request.group(2));
        return Optional.of(new Action.Call(context, method, path, headers(keys), body(keys)));
    }

    private Map<String, Template> headers(Keys keys) {
        var headers = new LinkedHashMap<String, Template>();
        var written = keys.value("headers");
        if (written.isPresent() && !(written.get() instanceof Value.Fields)) {
            findings.add(written.get().at(), "\"headers\" is written as \"Name: value\".");
        }
        if (written.isPresent() && written.get() instanceof Value.Fields fields) {
            for (var field : fields.fields()) {
                header(field).ifPresent(value -> headers.put(field.key().text(), value));
            }
        }
        return headers;
    }

    private Optional<Template> header(Value.Field field) {
        var name = field.key().text();
        if (!HEADER_NAME.matcher(name).matches()) {
            findings.add(field.key().at(), "\"" + name + "\" cannot be the name of a header.");
            return Optional.empty();
        }
        if (field.value() instanceof Value.Scalar value) {
            return Optional.of(new Template(value.at(), value.isNothing() ? "" : value.text()));
        }
        findings.add(field.value().at(), "the header \"" + name + "\" has to be a text.");
        return Optional.empty();
    }

    private static Optional<Body> body(Keys keys) {
        return keys.value("body").map(value -> switch (value) {
            case Value.Scalar scalar
            when !scalar.isPlain() || Scalars.json(scalar).isTextual() -> new Body.Text(template(scalar));
            case Value other -> new Body.Json(new JsonTemplate(other.at(), Scalars.json(other)));
        });
    }

    private Optional<Action> probe(String context, Value.Scalar written) {
        var health = HEALTH.get(written.text());
        if (health == null) {
            findings.add(
                    written.at(),
                    "\"health\" is one of " + String.join(", ", HEALTH.keySet()) + "."
                            + NearMatch.question(written.text(), HEALTH.keySet()));
            return Optional.empty();
        }
        return Optional.of(new Action.Probe(context, health));
    }

    static Template template(Value.Scalar scalar) {
        return new Template(scalar.at(), scalar.text());
    }
}
