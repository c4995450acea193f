package govuk.chat.cli.script.run;

import govuk.chat.cli.script.server.ScriptSession;
import govuk.chat.cli.script.server.ScriptTarget;
import govuk.chat.cli.script.server.ScriptTarget.Opened;
import govuk.chat.cli.script.server.ScriptTargets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The callers that a script has used, each with the session it is in. */
final class Sessions implements AutoCloseable {
    private final ScriptTargets targets;
    private final Map<String, ScriptTarget> opened = new HashMap<>();
    private final Map<String, ScriptSession> current = new HashMap<>();

    Sessions(ScriptTargets targets) {
        this.targets = targets;
    }

    ScriptTarget target(String context) {
        return opened.computeIfAbsent(context, targets::open);
    }

    Optional<String> id(String context) {
        return Optional.ofNullable(current.get(context)).map(ScriptSession::id);
    }

    /** The context's session; begins one if there is none. */
    Opened session(String context, Duration limit) throws InterruptedException {
        var session = current.get(context);
        if (session != null) {
            return new Opened.Session(session);
        }
        var begun = target(context).open(limit);
        if (begun instanceof Opened.Session found) {
            current.put(context, found.session());
        }
        return begun;
    }

    /** The next question begins a new one. */
    void forget(String context) {
        current.remove(context);
    }

    @Override
    public void close() {
        opened.values().forEach(ScriptTarget::close);
    }
}
