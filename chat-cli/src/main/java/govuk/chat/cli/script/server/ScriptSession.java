package govuk.chat.cli.script.server;

import java.time.Duration;

/** One session at the server. */
public interface ScriptSession {
    String id();

    /**
     * Sends a text and follows the answer to its end.
     *
     * @param key makes repeats of the same sending safe: the server takes a text with a known key only once
     * @param limit for all of it; an answer that is not complete by then is a failure of the transport
     */
    Answer send(String text, String key, Duration limit) throws InterruptedException;
}
