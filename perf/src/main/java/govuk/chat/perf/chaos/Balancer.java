package govuk.chat.perf.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The plainest proxy there is: each connection goes to the next server, and to the one after it if that refuses. It remembers
 * nobody, looks at no health, and knows nothing of HTTP. Safe for use by many threads.
 */
final class Balancer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int CONNECT_MILLIS = 1_000;

    private final List<InetSocketAddress> servers;
    private final ServerSocket listener;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Listens on a free loopback port. */
    Balancer(List<InetSocketAddress> servers) {
        this.servers = List.copyOf(servers);
        try {
            this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No free loopback port", e);
        }
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(Balancer::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        try (client;
                var server = next()) {
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> pass(server, client));
            pass(client, server);
            back.join();
            open.remove(server);
        } catch (IOException nobody) {
            // Whoever asks sees the connection close, and asks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private Socket next() throws IOException {
        var first = turn.getAndIncrement();
        for (var i = 0; i < servers.size(); i++) {
            var socket = new Socket();
            try {
                socket.connect(servers.get(Math.floorMod(first + i, servers.size())), CONNECT_MILLIS);
                return socket;
            } catch (IOException refused) {
                socket.close();
            }
        }
        throw new IOException("no server takes a connection");
    }

    /** One side's end is the end of both: a client that has gone wants nothing more, and a server that has is done. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Closing is all there is to do about it.
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyGone) {
            // Then it is closed.
        }
    }
}
