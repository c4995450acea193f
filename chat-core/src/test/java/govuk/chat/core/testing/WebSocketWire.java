package govuk.chat.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The agent's end of one connection to a {@link FakeWebSocketAgent}. Safe for use by many threads. */
public final class WebSocketWire {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int LAST = 0x80;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Socket socket;
    private final CountDownLatch hungUp;
    private final CountDownLatch closed;

    WebSocketWire(Socket socket, CountDownLatch hungUp, CountDownLatch closed) {
        this.socket = socket;
        this.hungUp = hungUp;
        this.closed = closed;
    }

    /** A frame as it came; {@code kind} is its opcode. */
    record Incoming(int kind, ByteBuffer payload) {}

    /** Sends the next piece of the answer to {@code message}. */
    public void delta(JsonNode message, String content) throws IOException {
        frame("delta", message.path("id").asText(), content);
    }

    /** Sends the end of the answer to {@code message}; the whole text, or empty after deltas. */
    public void response(JsonNode message, String content) throws IOException {
        frame("response", message.path("id").asText(), content);
    }

    /** Sends a frame; without {@code replyTo} if that is empty. */
    public void frame(String type, String replyTo, String content) throws IOException {
        var frame = JsonNodeFactory.instance.objectNode();
        frame.put("id", UUID.randomUUID().toString());
        frame.put("type", type);
        if (!replyTo.isEmpty()) {
            frame.put("replyTo", replyTo);
        }
        frame.put("content", content);
        text(mapper.writeValueAsString(frame));
    }

    /** Sends a text frame, JSON or not. */
    public void text(String text) throws IOException {
        send(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one text frame in fragments. */
    public void fragments(String... parts) throws IOException {
        for (var i = 0; i < parts.length; i++) {
            var kind = i == 0 ? TEXT : CONTINUATION;
            send(i == parts.length - 1 ? LAST | kind : kind, parts[i].getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Sends a text frame of these bytes, UTF-8 or not. */
    public void textBytes(byte... bytes) throws IOException {
        send(LAST | TEXT, bytes);
    }

    public void binary(byte... bytes) throws IOException {
        send(LAST | BINARY, bytes);
    }

    public void ping() throws IOException {
        send(LAST | PING, new byte[0]);
    }

    /** Ends the connection politely. */
    public void goodbye(int status) throws IOException {
        send(LAST | CLOSE, ByteBuffer.allocate(2).putShort((short) status).array());
    }

    /** Cuts the connection. */
    public void drop() {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Lets some time pass, unless the agent is closed meanwhile. */
    public void pause(Duration time) throws InterruptedException {
        if (time.isPositive() && closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the fake agent was closed");
        }
    }

    /** Returns when the other side has hung up, or the agent is closed. */
    public void awaitHangUp() throws InterruptedException {
        while (!hungUp.await(5, TimeUnit.MILLISECONDS) && closed.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    synchronized void send(int head, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) head);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    /** Sends bytes without any protocol. */
    synchronized void bare(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads a whole frame, fragments put together. */
    static Incoming read(InputStream in) throws IOException {
        var from = new DataInputStream(in);
        var whole = new java.io.ByteArrayOutputStream();
        var kind = CONTINUATION;
        while (true) {
            var head = from.readUnsignedByte();
            if ((head & 0x0f) != CONTINUATION) {
                kind = head & 0x0f;
            }
            whole.write(readPayload(from));
            if ((head & LAST) != 0) {
                return new Incoming(kind, ByteBuffer.wrap(whole.toByteArray()));
            }
        }
    }

    private static byte[] readPayload(DataInputStream from) throws IOException {
        var length = from.readUnsignedByte() & 0x7f;
        var size = length == 126 ? from.readUnsignedShort() : length == 127 ? (int) from.readLong() : length;
        var mask = from.readNBytes(4);
        var payload = from.readNBytes(size);
        if (payload.length < size) {
            throw new EOFException();
        }
        for (var i = 0; i < size; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }
}
