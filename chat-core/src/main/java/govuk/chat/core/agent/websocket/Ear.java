package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentFailures;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the JDK's WebSocket tells us about a connection, put in order. Called by one thread at a time. */
final class Ear implements WebSocket.Listener {
    private final Connection connection;
    private final FrameText text = new FrameText();

    Ear(Connection connection) {
        this.connection = connection;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
        connection.heard();
        if (!text.add(part)) {
            connection.lose(Connection.unusable("a frame of more than " + FrameText.MAX_BYTES + " bytes"));
            return null;
        }
        if (isLast) {
            connection.receive(text.take());
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean isLast) {
        connection.lose(Connection.unusable("a binary frame"));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        connection.heard();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        connection.heard();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        connection.lose(AgentFailures.brokeOff(new IOException("the agent closed the connection, status " + status)));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        var isGarbage = failure instanceof ProtocolException || failure.getCause() instanceof CharacterCodingException;
        connection.lose(isGarbage ? AgentFailures.unusable(failure) : AgentFailures.brokeOff(failure));
    }
}
