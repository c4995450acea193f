package govuk.chat.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis on a free port of the loopback address, which keeps nothing on disk. Safe for use by many threads. */
public final class EmbeddedRedisServer implements AutoCloseable {
    private final int port;
    private RedisServer server;

    private EmbeddedRedisServer(int port) {
        this.port = port;
        this.server = launch(port);
    }

    /** The one that all tests of a JVM share; it ends with the JVM. */
    public static EmbeddedRedisServer shared() {
        return Shared.SERVER;
    }

    /** One of its own, for a test that stops it. */
    public static EmbeddedRedisServer start() {
        return new EmbeddedRedisServer(freePort());
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Ends it; everything in it is gone. */
    public synchronized void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, empty, on the same port. */
    public synchronized void startAgain() {
        server = launch(port);
    }

    @Override
    public void close() {
        stop();
    }

    private static RedisServer launch(int port) {
        try {
            var server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final EmbeddedRedisServer SERVER = start();
    }
}
