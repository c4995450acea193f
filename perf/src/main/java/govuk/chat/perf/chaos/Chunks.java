package govuk.chat.perf.chaos;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks (RFC 9112, section 7.1). Trailers are left unread. */
final class Chunks extends InputStream {
    private static final int LARGEST = 16 * 1024 * 1024;

    private final InputStream source;
    private int left;
    private boolean hasEnded;

    Chunks(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** What is there of the chunk, at most. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !hasEnded) {
            begin();
        }
        if (hasEnded) {
            return -1;
        }
        var count = source.read(bytes, offset, Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the answer was cut off");
        }
        left -= count;
        if (left == 0) {
            Exchange.line(source);
        }
        return count;
    }

    private void begin() throws IOException {
        var size = Exchange.line(source).split(";", 2)[0].strip();
        if (!size.matches("[0-9A-Fa-f]{1,7}") || Integer.parseInt(size, 16) > LARGEST) {
            throw new IOException("no size of a chunk");
        }
        left = Integer.parseInt(size, 16);
        hasEnded = left == 0;
    }
}
