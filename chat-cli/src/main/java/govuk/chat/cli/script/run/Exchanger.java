package govuk.chat.cli.script.run;

import govuk.chat.cli.script.Action;
import govuk.chat.cli.script.Action.Body;
import govuk.chat.cli.script.BuiltIn;
import govuk.chat.cli.script.Step;
import govuk.chat.cli.script.StepTemplates;
import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure.Refused;
import govuk.chat.cli.script.server.ScriptTarget.Opened;
import govuk.chat.cli.script.server.ScriptTarget.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Does what a step does, once: talks to the server with the variables filled in. */
final class Exchanger {
    private static final String JSON = "application/json";

    private final Sessions sessions;
    private final World world;

    Exchanger(Sessions sessions, World world) {
        this.sessions = sessions;
        this.world = world;
    }

    /** What is to be said, with the variables filled in; the same however often it has to be said. */
    Sayable prepare(Step step, UnaryOperator<String> values) {
        return switch (step.action()) {
            case Action.Ask ask ->
                new Sayable.Question(
                        ask.context(), ask.text().fill(values), world.ids().get());
            case Action.Call call -> new Sayable.Call(call.context(), request(call, values));
            case Action.Probe probe ->
                new Sayable.Call(
                        probe.context(),
                        new Request("GET", probe.health().path(), Map.of("Accept", JSON), Optional.empty()));
            case Action.Pause pause -> throw new IllegalArgumentException("a pause says nothing");
        };
    }

    Answer say(Sayable sayable, Duration limit) throws InterruptedException {
        return switch (sayable) {
            case Sayable.Question question -> ask(question, limit);
            case Sayable.Call call -> sessions.target(call.context()).call(call.request(), limit);
        };
    }

    /** Begins the session that the step speaks of before there is one; the answer is why that did not work. */
    Optional<Answer> beginSessionThatIsNamed(Step step) throws InterruptedException {
        var isNamed = StepTemplates.of(step).stream()
                .anyMatch(template -> template.names().contains(BuiltIn.SESSION_ID));
        return isNamed ? begin(step.action().context(), step.tries().timeout()) : Optional.empty();
    }

    private Optional<Answer> begin(String context, Duration limit) throws InterruptedException {
        return sessions.session(context, limit) instanceof Opened.Refused refused
                ? Optional.of(refused.answer())
                : Optional.empty();
    }

    private Answer ask(Sayable.Question question, Duration limit) throws InterruptedException {
        return switch (sessions.session(question.context(), limit)) {
            case Opened.Refused refused -> refused.answer();
            case Opened.Session session -> session.session().send(question.text(), question.key(), limit);
        };
    }

    /** After a reply that failed the same key would only bring the same failure again. */
    Sayable again(Sayable sayable, Answer failed) {
        var isEndOfReply = failed.head().status() < 300
                && failed.failure().isPresent()
                && failed.failure().get() instanceof Refused;
        return sayable instanceof Sayable.Question question && isEndOfReply
                ? new Sayable.Question(
                        question.context(), question.text(), world.ids().get())
                : sayable;
    }

    private static Request request(Action.Call call, UnaryOperator<String> values) {
        var headers = new LinkedHashMap<String, String>();
        call.headers().forEach((name, value) -> headers.put(name, value.fill(values)));
        if (call.body().isPresent() && headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            headers.put("Content-Type", call.body().get() instanceof Body.Json ? JSON : "text/plain; charset=utf-8");
        }
        return new Request(
                call.method(), call.path().fill(values), headers, call.body().map(body -> text(body, values)));
    }

    private static String text(Body body, UnaryOperator<String> values) {
        return switch (body) {
            case Body.Text text -> text.text().fill(values);
            case Body.Json json -> json.json().fill(values).toString();
        };
    }

    /** Something to say to the server. */
    sealed interface Sayable {
        String shown();

        record Question(String context, String text, String key) implements Sayable {
            @Override
            public String shown() {
                return text;
            }
        }

        record Call(String context, Request request) implements Sayable {
            @Override
            public String shown() {
                return request.method() + " " + request.path();
            }
        }
    }
}
