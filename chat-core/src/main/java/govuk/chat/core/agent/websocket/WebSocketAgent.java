package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An agent behind a WebSocket, with one connection for each active session. Pieces go to the sink as they arrive.
 * Stopping sends {@code cancel}.
 */
public final class WebSocketAgent implements AgentClient {
    /** A connection may end in the moment in which it is to be used; that this happens again and again is no accident. */
    private static final int MAX_CONNECTIONS_TRIED = 3;

    private final Frames frames;
    private final Connections connections;

    /** @param ids for our frames; the agent names them in its answers */
    public WebSocketAgent(WebSocketSettings settings, Clock clock, IdSource ids) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // Listeners must run where the bytes are read. On another thread, an end of the connection that comes
                // while
                // a listener is at work is lost for ever (JDK 25: TransportImpl wants demand for it, and there is none
                // then).
                .executor(Runnable::run)
                .build();
        this.frames = new Frames(clock, ids, settings.historyLimit());
        var handshake = new Handshake(
                settings, http, frames, () -> ThreadLocalRandom.current().nextDouble());
        this.connections = new Connections(settings.connections(), handshake);
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var exchange = new Exchange(frames.freshId(), request, sink);
        var connection = begin(exchange);
        try {
            return exchange.await();
        } finally {
            connection.leave(exchange);
        }
    }

    private Connection begin(Exchange exchange) throws InterruptedException {
        for (var tried = 0; tried < MAX_CONNECTIONS_TRIED; tried++) {
            var connection = connections.of(exchange.request());
            if (connection.begin(exchange)) {
                return connection;
            }
        }
        throw AgentFailures.unavailable(new IOException("connections end as soon as they are made"));
    }

    @Override
    public void close() {
        connections.close();
    }
}
