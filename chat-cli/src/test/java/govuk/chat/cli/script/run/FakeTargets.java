package govuk.chat.cli.script.run;

import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import govuk.chat.cli.script.server.Answer.Head;
import govuk.chat.cli.script.server.Answer.Timing;
import govuk.chat.cli.script.server.ScriptSession;
import govuk.chat.cli.script.server.ScriptTarget;
import govuk.chat.cli.script.server.ScriptTargets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** A server that answers what it is told to, in order, and then repeats the question. Remembers what it was asked. */
public final class FakeTargets implements ScriptTargets {
    private final Queue<Answer> next = new ArrayDeque<>();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private Optional<Answer> refusal = Optional.empty();
    private int sessions;
    private int closed;

    public FakeTargets answering(Answer... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    FakeTargets refusingSessions(Answer answer) {
        refusal = Optional.of(answer);
        return this;
    }

    /** Each as {@code context/session: text}, or {@code context: METHOD path body}. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    int closed() {
        return closed;
    }

    public static Answer saying(String text) {
        return answer(200, text, Optional.empty());
    }

    static Answer status(int status, String body) {
        return answer(status, body, Optional.empty());
    }

    static Answer refused(int status, String code) {
        return answer(status, "", Optional.of(new Failure.Refused(status, code, "Said no.", Optional.empty())));
    }

    static Answer brokenReply(String code, int status) {
        return answer(200, "so far", Optional.of(new Failure.Refused(status, code, "Broke.", Optional.empty())));
    }

    private static Answer answer(int status, String text, Optional<Failure> failure) {
        var timing = new Timing(Optional.of(Duration.ofMillis(300)), Duration.ofMillis(1_200));
        var head = new Head(status, Map.of("x-thing", List.of("found")), "request-1");
        return new Answer(head, text, List.of("reply.started", "reply.delta", "reply.completed"), timing, failure);
    }

    @Override
    public boolean knows(String context) {
        return !context.equals("stranger");
    }

    @Override
    public ScriptTarget open(String context) {
        return new Target(context);
    }

    private synchronized Answer hear(String what, String text) {
        heard.add(what + text);
        var answer = next.poll();
        return answer == null ? saying("You said: " + text) : answer;
    }

    private final class Target implements ScriptTarget {
        private final String context;

        private Target(String context) {
            this.context = context;
        }

        @Override
        public Opened open(Duration limit) {
            return refusal.<Opened>map(Opened.Refused::new)
                    .orElseGet(() -> new Opened.Session(new Session(context, "s" + ++sessions)));
        }

        @Override
        public Answer call(Request request, Duration limit) {
            var headers = request.headers().isEmpty() ? "" : " " + request.headers();
            var body = request.body().map(text -> " " + text).orElse("");
            return hear(context + ": " + request.method() + " " + request.path() + headers, body);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final class Session implements ScriptSession {
        private final String context;
        private final String id;

        private Session(String context, String id) {
            this.context = context;
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Answer send(String text, String key, Duration limit) throws InterruptedException {
            if (text.equals("wait for ever")) {
                Thread.sleep(Duration.ofMinutes(5));
            }
            return hear(context + "/" + id + ": ", text);
        }
    }
}
