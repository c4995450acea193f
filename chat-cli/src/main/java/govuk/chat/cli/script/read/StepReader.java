package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Capture;
import govuk.chat.cli.script.Check;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.Step.Expectation;
import govuk.chat.cli.script.Step.Title;
import govuk.chat.cli.script.Tries;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one step. */
final class StepReader {
    private static final Set<String> EVERYWHERE = Set.of("name", "skip");
    private static final Set<String> EXCHANGE = Set.of("as", "timeout", "retry", "repeat", "expect", "capture");
    private static final Map<String, Set<String>> KINDS = Map.of(
            "user", with(EXCHANGE, "new_session"),
            "http", with(EXCHANGE, "headers", "body"),
            "health", EXCHANGE,
            "wait", Set.of(),
            "include", Set.of());

    private final Tries usual;
    private final Findings findings;
    private final ActionReader actions;
    private final CheckReader checks;
    private final CaptureReader captures;

    StepReader(Path path, Tries usual, Findings findings) {
        this.usual = usual;
        this.findings = findings;
        this.actions = new ActionReader(findings);
        this.checks = new CheckReader(path, findings);
        this.captures = new CaptureReader(findings);
    }

    Optional<Step> step(Value value) {
        return Keys.of(value, "a step", allKeys(), findings).flatMap(this::step);
    }

    private Optional<Step> step(Keys keys) {
        var kinds = KINDS.keySet().stream()
                .filter(kind -> keys.value(kind).isPresent())
                .sorted()
                .toList();
        if (kinds.size() != 1) {
            findings.add(
                    keys.at(),
                    kinds.isEmpty()
                            ? "a step needs one of user, http, health, wait, include."
                            : "a step does one thing, but this has " + String.join(" and ", kinds) + ".");
            return Optional.empty();
        }
        var kind = kinds.getFirst();
        reportWhatDoesNotGoWith(kind, keys);
        return actions.action(kind, keys).map(action -> step(keys, kind, action));
    }

    private Step step(Keys keys, String kind, Action action) {
        var tries =
                action instanceof Action.Pause pause ? new Tries(pause.time(), 0, 1, 1) : TriesReader.read(keys, usual);
        return new Step(title(keys, kind), action, tries, expectation(keys), skip(keys));
    }

    private void reportWhatDoesNotGoWith(String kind, Keys keys) {
        var known = with(EVERYWHERE, kind);
        known.addAll(KINDS.getOrDefault(kind, Set.of()));
        for (var key : new TreeSet<>(allKeys())) {
            if (!known.contains(key)) {
                keys.value(key)
                        .ifPresent(value ->
                                findings.add(value.at(), "\"" + key + "\" does not go with \"" + kind + "\"."));
            }
        }
    }

    private static Title title(Keys keys, String kind) {
        var written = keys.scalar("name").map(Value.Scalar::text);
        return new Title(
                keys.at(),
                written.orElseGet(() ->
                        kind + ": " + keys.scalar(kind).map(Value.Scalar::text).orElse("")));
    }

    private Expectation expectation(Keys keys) {
        List<Check> expected = keys.items("expect").stream()
                .flatMap(value -> checks.check(value).stream())
                .toList();
        if (keys.value("expect").isPresent()
                && keys.value("expect").get() instanceof Value.Items items
                && items.values().isEmpty()) {
            findings.add(items.at(), "\"expect\" has an empty list.");
        }
        List<Capture> captured = keys.value("capture").map(captures::captures).orElse(List.of());
        return new Expectation(expected, captured);
    }

    /** Why a step is skipped, if it is: {@code skip: true}, or the reason as a text. */
    static Optional<String> skip(Keys keys) {
        var written = keys.value("skip");
        var truth = written.flatMap(Scalars::truth);
        if (truth.isPresent()) {
            return truth.filter(isSkipped -> isSkipped).map(isSkipped -> "by the script");
        }
        return keys.scalar("skip").map(Value.Scalar::text);
    }

    private static Set<String> allKeys() {
        var all = new HashSet<>(EVERYWHERE);
        all.addAll(KINDS.keySet());
        KINDS.values().forEach(all::addAll);
        return all;
    }

    private static Set<String> with(Set<String> keys, String... more) {
        var all = new HashSet<>(keys);
        all.addAll(List.of(more));
        return all;
    }
}
