package govuk.chat.server.ops;

import govuk.chat.core.config.ChatParts;
import govuk.chat.server.events.EventStreams;
import java.time.Duration;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes without losing anything: first not ready, so that no new work comes; then running replies get time to end, in view of their readers;
 * those that do not are handed back; then the streams end, and with them the server. The web server calls this before it closes its
 * door, so all of it can be seen from outside.
 */
public final class Shutdown implements LifeCycle.Listener {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    private final Readiness readiness;
    private final ChatParts parts;
    private final EventStreams streams;
    private final Duration grace;

    /** @param grace how long running replies may take to end */
    public Shutdown(Readiness readiness, ChatParts parts, EventStreams streams, Duration grace) {
        this.readiness = readiness;
        this.parts = parts;
        this.streams = streams;
        this.grace = grace;
    }

    @Override
    public void lifeCycleStopping(LifeCycle server) {
        log.info("going: {} replies under way, {} open streams", parts.runner().runningCount(), streams.count());
        readiness.drain();
        try {
            parts.drain(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.close();
        }
    }

    @Override
    public void lifeCycleStopped(LifeCycle server) {
        parts.close();
        log.info("gone");
    }
}
