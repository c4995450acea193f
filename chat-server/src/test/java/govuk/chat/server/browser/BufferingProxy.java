package govuk.chat.server.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy of the worst kind: it passes everything on, but of an event stream not a byte, not even the head, as if it waited for its end. On a
 * free port of the loopback address.
 */
final class BufferingProxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    BufferingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address(String path) {
        return "http://127.0.0.1:" + listener.getLocalPort() + path;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        var way = new Way(client, server);
        Thread.ofVirtual().start(way::requests);
        Thread.ofVirtual().start(way::responses);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    /** One connection. A browser sends its next request only when it has the answer to the one before. */
    private static final class Way {
        private final Socket client;
        private final Socket server;
        private volatile boolean isHeldBack;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            pump(client, server, true);
        }

        void responses() {
            pump(server, client, false);
        }

        private void pump(Socket from, Socket to, boolean isRequest) {
            try (from;
                    to) {
                pass(from.getInputStream(), to.getOutputStream(), isRequest);
            } catch (IOException closed) {
                // Then there is nothing more to pass on.
            }
        }

        private void pass(InputStream in, OutputStream out, boolean isRequest) throws IOException {
            var buffer = new byte[BUFFER];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (isRequest) {
                    isHeldBack = isForEvents(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
                if (isRequest || !isHeldBack) {
                    out.write(buffer, 0, count);
                }
            }
        }

        private static boolean isForEvents(String request) {
            return request.lines().findFirst().orElse("").contains("/events ");
        }
    }
}
