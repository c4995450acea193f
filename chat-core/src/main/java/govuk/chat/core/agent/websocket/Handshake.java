package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.model.ErrorCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleSupplier;

/** Makes connections, trying again after a while when one cannot be made. */
final class Handshake {
    private final WebSocketSettings settings;
    private final HttpClient http;
    private final Frames frames;
    private final DoubleSupplier chance;

    Handshake(WebSocketSettings settings, HttpClient http, Frames frames, DoubleSupplier chance) {
        this.settings = settings;
        this.http = http;
        this.frames = frames;
        this.chance = chance;
    }

    /** @throws AgentException when the last try has failed, or a further one would not help */
    Connection open(AgentRequest request) throws InterruptedException {
        var reopening = settings.connections().reopening();
        for (var tried = 1; ; tried++) {
            try {
                return openOnce(request);
            } catch (AgentException failure) {
                if (tried == reopening.tries() || !canRetry(failure)) {
                    throw failure;
                }
            }
            Thread.sleep(reopening.waitAfter(tried, chance.getAsDouble()));
        }
    }

    /** An agent that did not answer the handshake has cost the person enough time. */
    private static boolean canRetry(AgentException failure) {
        return failure.code() == ErrorCode.AGENT_UNAVAILABLE && !(failure.getCause() instanceof HttpTimeoutException);
    }

    private Connection openOnce(AgentRequest request) throws InterruptedException {
        var socket = new CompletableFuture<WebSocket>();
        var connection = new Connection(frames, socket);
        var opening = builder(request).buildAsync(settings.url(), new Ear(connection));
        try {
            socket.complete(opening.get());
            return connection;
        } catch (ExecutionException failed) {
            throw translate(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            // It may still open; nobody waits for it then.
            var ignored = opening.thenAccept(WebSocket::abort);
            throw stopped;
        }
    }

    private WebSocket.Builder builder(AgentRequest request) {
        var builder = http.newWebSocketBuilder()
                .connectTimeout(settings.connections().connectTimeout())
                .header("X-Session-ID", request.question().session().value())
                .header("X-User-ID", request.owner().key());
        return settings.apiKey().isEmpty() ? builder : builder.header("Authorization", "Bearer " + settings.apiKey());
    }

    private static AgentException translate(Throwable failure) {
        if (!(failure instanceof WebSocketHandshakeException refused)) {
            return AgentFailures.unavailable(failure);
        }
        var status = refused.getResponse().statusCode();
        var cause = new IOException("handshake answered with status " + status);
        if (status == 429) {
            return AgentFailures.busy(cause, Duration.ZERO);
        }
        if (status >= 500 || status == 408) {
            return AgentFailures.unavailable(cause);
        }
        return status == 101 ? AgentFailures.unusable(refused) : AgentFailures.refused(cause);
    }
}
