package govuk.chat.core.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Listens on a free port of the loopback address; each connection is served on a virtual thread of its own. */
final class FakeServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Serves one connection until it ends; the socket is closed afterwards. */
    @FunctionalInterface
    interface Service {
        void serve(Socket socket, InputStream in) throws IOException, InterruptedException;
    }

    FakeServer(Service service) {
        try {
            listener = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(() -> accept(service));
    }

    private void accept(Service service) {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(service, socket));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Service service, Socket socket) {
        try (socket) {
            service.serve(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (SocketException gone) {
            // The other side, or close(), ended it.
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    int openConnections() {
        return sockets.size();
    }

    /** Opens when the server is closed: behaviours that wait, wait on it. */
    CountDownLatch closed() {
        return closed;
    }

    /** Reads up to and with the empty line; an empty list if the connection ends before it begins. */
    static List<String> readHead(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            lines.add(line);
        }
        return lines;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** The value of a header in a head; empty if there is none. */
    static String header(List<String> head, String name) {
        var start = name.toLowerCase(java.util.Locale.ROOT) + ":";
        return head.stream()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
