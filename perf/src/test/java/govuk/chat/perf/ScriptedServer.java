package govuk.chat.perf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Gives every connection the same bytes for each request it reads, then hangs up if it is told to. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket server;
    private final String answer;
    private final boolean hangsUp;

    ScriptedServer(String answer, boolean hangsUp) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        this.hangsUp = hangsUp;
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var buffer = new byte[8192];
            while (socket.getInputStream().read(buffer) > 0) {
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
                if (hangsUp) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }
}
