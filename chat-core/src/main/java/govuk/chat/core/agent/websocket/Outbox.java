package govuk.chat.core.agent.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Sends one frame after the other, as the JDK's WebSocket wants it, without anybody waiting. Safe for use by many threads. */
final class Outbox {
    private CompletableFuture<WebSocket> last;

    /** @param opening completes when the connection is open */
    Outbox(CompletableFuture<WebSocket> opening) {
        last = opening;
    }

    /** Completes when the frame is on its way. After a frame that could not be sent none can. */
    synchronized CompletableFuture<WebSocket> text(String frame) {
        last = last.thenCompose(socket -> socket.sendText(frame, true));
        return last;
    }

    synchronized CompletableFuture<WebSocket> ping() {
        last = last.thenCompose(socket -> socket.sendPing(ByteBuffer.allocate(0)));
        return last;
    }

    synchronized CompletableFuture<WebSocket> goodbye() {
        last = last.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        return last;
    }
}
