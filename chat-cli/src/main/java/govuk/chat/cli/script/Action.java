package govuk.chat.cli.script;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a step does. */
public sealed interface Action {
    /** The caller that is used when a step names no context. */
    String USUAL_CONTEXT = "";

    /** The context whose address and sign-in are used; {@link #USUAL_CONTEXT} for that of the command. */
    String context();

    /** Asks in the session of its context, which it begins if there is none yet. */
    record Ask(String context, Template text, boolean inNewSession) implements Action {}

    /** Calls the server. {@code path} begins with a slash. */
    record Call(String context, String method, Template path, Map<String, Template> headers, Optional<Body> body)
            implements Action {
        public Call {
            headers = Map.copyOf(headers);
        }
    }

    record Probe(String context, Health health) implements Action {}

    record Pause(Duration time) implements Action {
        @Override
        public String context() {
            return USUAL_CONTEXT;
        }
    }

    /** What is sent with a call. */
    sealed interface Body {
        record Text(Template text) implements Body {}

        record Json(JsonTemplate json) implements Body {}
    }

    /** Which of the server's health addresses is asked. */
    enum Health {
        LIVE("/live"),
        READY("/ready"),
        OVERALL("/health"),
        DEEP("/health/detailed");

        private final String path;

        Health(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }
}
