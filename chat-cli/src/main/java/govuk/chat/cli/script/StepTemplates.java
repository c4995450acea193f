package govuk.chat.cli.script;

import java.util.ArrayList;
import java.util.List;

/** Finds every text of a step that may name variables. */
public final class StepTemplates {
    private final List<Template> found = new ArrayList<>();

    private StepTemplates() {}

    public static List<Template> of(Step step) {
        var templates = new StepTemplates();
        templates.action(step.action());
        step.expectation().checks().forEach(templates::check);
        step.expectation().captures().forEach(capture -> templates.source(capture.source()));
        return List.copyOf(templates.found);
    }

    private void action(Action action) {
        switch (action) {
            case Action.Ask ask -> found.add(ask.text());
            case Action.Call call -> {
                found.add(call.path());
                found.addAll(call.headers().values());
                call.body().ifPresent(this::body);
            }
            case Action.Probe probe -> {}
            case Action.Pause pause -> {}
        }
    }

    private void body(Action.Body body) {
        switch (body) {
            case Action.Body.Text text -> found.add(text.text());
            case Action.Body.Json json -> found.addAll(json.json().templates());
        }
    }

    private void check(Check check) {
        switch (check) {
            case Check.Text text -> found.addAll(text.rule().texts());
            case Check.Header header -> found.addAll(header.rule().texts());
            case Check.Json json -> {
                found.add(json.path());
                rule(json.rule());
            }
            case Check.JsonSchema schema -> found.addAll(schema.schema().templates());
            case Check.AnyOf any -> any.checks().forEach(this::check);
            case Check.AllOf all -> all.checks().forEach(this::check);
            case Check.Not not -> check(not.check());
            case Check.Length length -> {}
            case Check.Status status -> {}
            case Check.ErrorCode error -> {}
            case Check.EventOrder order -> {}
            case Check.EventCount count -> {}
            case Check.FirstToken first -> {}
            case Check.Latency latency -> {}
        }
    }

    private void rule(JsonRule rule) {
        switch (rule) {
            case JsonRule.Equal equal -> found.addAll(equal.value().templates());
            case JsonRule.OneOf oneOf -> oneOf.values().forEach(value -> found.addAll(value.templates()));
            case JsonRule.Text text -> found.addAll(text.rule().texts());
            case JsonRule.Exists exists -> {}
            case JsonRule.Length length -> {}
        }
    }

    private void source(Capture.Source source) {
        switch (source) {
            case Capture.Source.Regex regex -> found.add(regex.pattern());
            case Capture.Source.Json json -> found.add(json.path());
            case Capture.Source.Header header -> {}
        }
    }
}
