package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The open connection of one session: gives each frame that comes to the exchange it belongs to, and ends all of them when it
 * ends itself. Whoever holds it calls {@link #beat} from time to time.
 */
final class Connection {
    private final Frames frames;
    private final CompletableFuture<WebSocket> socket;
    private final Outbox outbox;
    /** By the ids of our frames, the oldest first. */
    private final Map<String, Exchange> exchanges = new LinkedHashMap<>();

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private boolean isRetired;
    private boolean namesReplies;
    /** The last one; used by the connection's thread only. */
    private CompletableFuture<?> pong = CompletableFuture.completedFuture(null);

    private volatile boolean isQuiet;
    private volatile long idleSince = System.nanoTime();

    /** @param socket completes when it is open */
    Connection(Frames frames, CompletableFuture<WebSocket> socket) {
        this.frames = frames;
        this.socket = socket;
        this.outbox = new Outbox(socket);
    }

    /** Completes when nothing can be asked here any more. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Sends a question; false, and nothing is sent, if the connection has ended. */
    synchronized boolean begin(Exchange exchange) {
        if (isRetired) {
            return false;
        }
        exchanges.put(exchange.id(), exchange);
        send(frames.message(exchange.id(), exchange.request()));
        return true;
    }

    private void send(String frame) {
        watch(outbox.text(frame));
    }

    private void watch(CompletableFuture<WebSocket> sending) {
        var ignored = sending.whenComplete((sent, failure) -> {
            if (failure != null) {
                lose(AgentFailures.brokeOff(failure));
            }
        });
    }

    /** The asking thread is through with it, one way or the other. If the agent is not, it is told to stop. */
    synchronized void leave(Exchange exchange) {
        var isKnown = exchanges.remove(exchange.id()) != null;
        idleSince = System.nanoTime();
        if (isKnown && !exchange.isAgentDone()) {
            send(frames.cancel(exchange.id()));
            // If an answer that still comes has no name on it, the next question would take it for its own.
            isRetired |= !namesReplies;
        }
        if (isRetired && exchanges.isEmpty()) {
            close();
        }
    }

    /** One whole frame has come. */
    void receive(String text) {
        var frame = frames.read(text);
        if (frame.isEmpty()) {
            lose(unusable("a frame that is not a JSON object"));
        } else {
            receive(frame.get());
        }
    }

    private void receive(Frame frame) {
        switch (frame.type()) {
            case "delta", "response", "error" -> addressee(frame).ifPresent(exchange -> hand(frame, exchange));
            case "ping" -> pong(frame);
            default -> {
                // Status, pong, and whatever a later agent may say.
            }
        }
    }

    private synchronized Optional<Exchange> addressee(Frame frame) {
        if (frame.replyTo().isEmpty()) {
            // One that is answered may still be here, until its thread has left.
            return exchanges.values().stream()
                    .filter(exchange -> !exchange.isAgentDone())
                    .findFirst();
        }
        namesReplies |= exchanges.containsKey(frame.replyTo());
        return exchanges.values().stream()
                .filter(exchange -> exchange.isNamed(frame.replyTo()))
                .findFirst();
    }

    private static void hand(Frame frame, Exchange exchange) {
        if (frame.type().equals("error")) {
            exchange.error();
        } else if (!frame.hasProperContent()) {
            exchange.fail(unusable("content that is not text"));
        } else if (frame.type().equals("delta")) {
            exchange.delta(frame.text());
        } else {
            exchange.response(frame.text(), metadata(frame));
        }
    }

    private static Metadata metadata(Frame frame) {
        return AnswerMetadata.of(frame.metadata());
    }

    private void pong(Frame ping) {
        // One that has not gone out yet answers this ping too; so an agent cannot make us pile them up.
        if (pong.isDone()) {
            var sending = outbox.text(frames.pong(ping.id()));
            pong = sending;
            watch(sending);
        }
    }

    /** Anything at all has come. */
    void heard() {
        isQuiet = false;
    }

    /** Closes the connection if it has long been idle, gives it up if the agent has gone quiet, else pings. Never blocks. */
    void beat(Duration idle) {
        if (closeIfIdleFor(idle)) {
            return;
        }
        if (isQuiet) {
            lose(AgentFailures.brokeOff(new IOException("no answer to a ping")));
            return;
        }
        isQuiet = true;
        watch(outbox.ping());
    }

    /** Closes it unless a question is, or has lately been, under way. */
    synchronized boolean closeIfIdleFor(Duration time) {
        var isIdle = !isRetired && exchanges.isEmpty() && System.nanoTime() - idleSince >= time.toNanos();
        if (isIdle) {
            close();
        }
        return isIdle;
    }

    /** When it was last used, as {@code System.nanoTime()}. */
    long idleSince() {
        return idleSince;
    }

    /** Ends the questions under way and says goodbye; what was sent before still reaches the agent. */
    void close() {
        endAll(AgentFailures.unavailable(new IOException("closed")));
        var ignored = outbox.goodbye();
    }

    /** Ends everything here and now. */
    void lose(AgentException failure) {
        endAll(failure);
        abort();
    }

    /** Cuts the wire, whatever is on it. */
    void abort() {
        var ignored = socket.thenAccept(WebSocket::abort);
    }

    private void endAll(AgentException failure) {
        List<Exchange> left;
        synchronized (this) {
            isRetired = true;
            left = List.copyOf(exchanges.values());
            exchanges.clear();
        }
        left.forEach(exchange -> exchange.fail(failure));
        ended.complete(null);
    }

    static AgentException unusable(String why) {
        return AgentFailures.unusable(new IOException(why));
    }
}
