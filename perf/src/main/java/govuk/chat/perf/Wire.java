package govuk.chat.perf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One non-blocking TCP connection on a {@link Loop}: writes what it is given, hands on what it reads. Loop thread only. */
final class Wire implements Loop.Socket {
    private static final int WAITING_BYTES = 4 * 1024 * 1024;

    private final Loop loop;
    private final SocketChannel channel;
    private final Reader reader;
    private final SelectionKey key;
    private @Nullable ByteBuffer waiting;
    private boolean closed;

    /** Takes the bytes as they come. */
    interface Reader {
        /** The bytes are valid during the call only. A failure closes the wire and is handed to {@link #lost}. */
        void read(byte[] bytes, int offset, int length) throws IOException;

        /** The other side hung up or the connection failed; not called after {@link Wire#close}. */
        void lost(IOException cause);
    }

    /** Takes over a connected channel. */
    Wire(Loop loop, SocketChannel channel, Reader reader) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.reader = reader;
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        this.key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    void write(byte[] bytes) {
        if (closed) {
            return;
        }
        try {
            var rest = waiting == null ? ByteBuffer.wrap(bytes) : joined(waiting, bytes);
            waiting = rest;
            writeWaiting(rest);
        } catch (IOException e) {
            lose(e);
        }
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone either way, and nobody waits for its answer.
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isReadable()) {
                readAvailable();
            }
            var rest = waiting;
            if (!closed && rest != null) {
                writeWaiting(rest);
            }
        } catch (IOException e) {
            lose(e);
        }
    }

    private void readAvailable() throws IOException {
        var buffer = loop.readBuffer();
        var length = channel.read(buffer);
        if (length < 0) {
            throw new EOFException("The other side closed the connection");
        }
        if (length > 0) {
            reader.read(buffer.array(), buffer.arrayOffset(), length);
        }
    }

    private void writeWaiting(ByteBuffer rest) throws IOException {
        channel.write(rest);
        if (rest.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else {
            waiting = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private static ByteBuffer joined(ByteBuffer first, byte[] second) throws IOException {
        if (first.remaining() + second.length > WAITING_BYTES) {
            throw new IOException("The other side does not read");
        }
        return ByteBuffer.allocate(first.remaining() + second.length)
                .put(first)
                .put(second)
                .flip();
    }

    private void lose(IOException cause) {
        if (!closed) {
            close();
            reader.lost(cause);
        }
    }
}
