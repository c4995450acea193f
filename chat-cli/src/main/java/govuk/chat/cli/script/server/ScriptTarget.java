package govuk.chat.cli.script.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One server, as one caller of it. What goes wrong with the server is in the {@link Answer}, never an exception. Safe for use by several threads.
 */
public interface ScriptTarget extends AutoCloseable {
    /**
     * Begins a session.
     *
     * @param limit after which it is given up
     */
    Opened open(Duration limit) throws InterruptedException;

    /** Calls the server as this caller, and follows no redirect. A response of many megabytes is a failure. */
    Answer call(Request request, Duration limit) throws InterruptedException;

    @Override
    void close();

    /**
     * A call of the server.
     *
     * @param path begins with a slash
     * @param headers sent as they are; an {@code Authorization} here replaces that of the caller, an empty one leaves it out
     */
    record Request(String method, String path, Map<String, String> headers, Optional<String> body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /** A session, or why there is none. */
    sealed interface Opened {
        record Session(ScriptSession session) implements Opened {}

        record Refused(Answer answer) implements Opened {}
    }
}
