package govuk.chat.perf;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A kept-alive HTTP/1.1 connection that carries one request at a time. Loop thread only. */
final class Connection implements Wire.Reader {
    private final Wire wire;
    private @Nullable Exchange current;

    private record Exchange(ResponseParser parser, ResponseListener listener) {}

    private Connection(Loop loop, SocketChannel channel) throws IOException {
        this.wire = new Wire(loop, channel, this);
    }

    /** Connects at once; on the loopback interface that takes microseconds. */
    static Connection open(Loop loop, InetSocketAddress address) throws IOException {
        return new Connection(loop, SocketChannel.open(address));
    }

    /** Sends the request. The listener may send the next one from its {@code end}. */
    void send(byte[] request, ResponseListener listener) {
        if (current != null) {
            throw new IllegalStateException("The connection still waits for a response");
        }
        if (wire.isClosed()) {
            listener.failed(new IOException("The connection is closed"));
            return;
        }
        current = new Exchange(new ResponseParser(listener), listener);
        wire.write(request);
    }

    boolean isOpen() {
        return !wire.isClosed();
    }

    void close() {
        wire.close();
    }

    @Override
    public void read(byte[] bytes, int offset, int length) throws IOException {
        var exchange = current;
        if (exchange == null) {
            throw new IOException("The server spoke without being asked");
        }
        if (exchange.parser.read(bytes, offset, length)) {
            current = null;
            exchange.listener.end();
        }
    }

    @Override
    public void lost(IOException cause) {
        var exchange = current;
        current = null;
        if (exchange != null) {
            exchange.listener.failed(cause);
        }
    }
}
