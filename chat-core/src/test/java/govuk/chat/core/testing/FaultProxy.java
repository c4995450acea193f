package govuk.chat.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on a free port of the loopback address that can misbehave between a client and a real server. A fault holds for the
 * connections that are open as well as for new ones, until the next. Safe for use by many threads.
 */
public final class FaultProxy implements AutoCloseable {
    /** What may be wrong with the way. */
    public sealed interface Fault {
        /** Nothing: what comes in goes out. */
        record None() implements Fault {}

        /** Nobody listens: connecting is refused, and what was open is reset. */
        record Refuse() implements Fault {}

        /** Whoever connects is reset, and so is what was open. */
        record Reset() implements Fault {}

        /** Connecting works, but not a byte comes through, in either direction. What was sent meanwhile arrives afterwards. */
        record BlackHole() implements Fault {}

        /** Everything comes through later, in each direction. */
        record Latency(Duration delay) implements Fault {}
    }

    private static final int BACKLOG = 4096;
    private static final int BUFFER = 64 * 1024;
    private static final Duration LET_GO = Duration.ofSeconds(5);

    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private ServerSocket listener;
    private Thread acceptor;
    private Fault fault = new Fault.None();
    private boolean isClosed;

    /** To a port of the loopback address. */
    public FaultProxy(int targetPort) {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        this.listener = bound(0);
        this.acceptor = accepting(listener);
        this.port = listener.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** How many connections go through it now. */
    public int openConnections() {
        return sockets.size() / 2;
    }

    /** Everything comes through again. */
    public void heal() {
        set(new Fault.None());
    }

    /** From now on this is wrong. */
    public void set(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
            setListening(!(next instanceof Fault.Refuse));
        } finally {
            lock.unlock();
        }
        switch (next) {
            case Fault.Refuse refuse -> resetAll();
            case Fault.Reset reset -> resetAll();
            case Fault.None none -> {}
            case Fault.BlackHole hole -> {}
            case Fault.Latency latency -> {}
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signalAll();
            setListening(false);
        } finally {
            lock.unlock();
        }
        resetAll();
    }

    private void setListening(boolean wanted) {
        try {
            if (!wanted) {
                listener.close();
                // Only when nobody accepts any more does the system let go of the port.
                acceptor.join(LET_GO);
            } else if (listener.isClosed()) {
                listener = bound(port);
                acceptor = accepting(listener);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket bound(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Thread accepting(ServerSocket from) {
        return Thread.ofVirtual().start(() -> accept(from));
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                var client = from.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        var server = new Socket();
        sockets.add(server);
        try {
            client.setTcpNoDelay(true);
            if (now() instanceof Fault.Reset || !awaitPassage()) {
                throw new IOException("reset on purpose");
            }
            server.connect(target, 5_000);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            reset(client);
            reset(server);
            return;
        }
        Thread.ofVirtual().start(() -> pump(client, server));
        pump(server, client);
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!awaitPassage()) {
                    return;
                }
                out.write(buffer, 0, count);
            }
            if (awaitPassage()) {
                to.shutdownOutput();
            }
            if (from.isOutputShutdown()) {
                drop(from);
                drop(to);
            }
        } catch (IOException e) {
            reset(from);
            reset(to);
        }
    }

    /** Waits while nothing may pass; false if nothing ever will. */
    private boolean awaitPassage() {
        lock.lock();
        try {
            if (fault instanceof Fault.Latency(var delay)) {
                awaitChange(delay);
            }
            while (fault instanceof Fault.BlackHole && !isClosed) {
                awaitChange(Duration.ofSeconds(1));
            }
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(Duration most) {
        try {
            var left = most.toNanos();
            var before = fault;
            while (left > 0 && fault.equals(before) && !isClosed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Fault now() {
        lock.lock();
        try {
            return fault;
        } finally {
            lock.unlock();
        }
    }

    private void resetAll() {
        sockets.forEach(this::reset);
    }

    /** Closes so that the other side sees a reset instead of an end. */
    private void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // Then there is nothing left to reset.
        }
        drop(socket);
    }

    private void drop(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
