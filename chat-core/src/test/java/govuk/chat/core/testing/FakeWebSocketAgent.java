package govuk.chat.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.testing.WebSocketWire.Incoming;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks the chat's WebSocket protocol, on a free port. It does what it is told with each {@code message}: first the
 * {@link #next} behaviours, each once, then the {@link #always} one.
 */
public final class FakeWebSocketAgent implements AutoCloseable {
    private static final int NO_ANSWER = 0;

    private final ObjectMapper mapper = new ObjectMapper();
    private final FakeServer server = new FakeServer(this::serve);
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> nextHandshakes = new ConcurrentLinkedQueue<>();
    private final List<List<String>> handshakes = new CopyOnWriteArrayList<>();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final AtomicInteger goodbyes = new AtomicInteger();
    private volatile Behaviour always = saying("Hello ", "from ", "the ", "fake ", "agent.");
    private volatile boolean isAnsweringPings = true;

    /** What it does with one message. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(JsonNode message, WebSocketWire wire) throws IOException, InterruptedException;
    }

    /** Streams the pieces at once, then an empty response. */
    public static Behaviour saying(String... pieces) {
        return streaming(Duration.ZERO, pieces);
    }

    /** Streams the pieces with a gap between two, then an empty response. */
    public static Behaviour streaming(Duration gap, String... pieces) {
        return (message, wire) -> {
            for (var i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    wire.pause(gap);
                }
                wire.delta(message, pieces[i]);
            }
            wire.response(message, "");
        };
    }

    /** Gives one response that does not say what it answers, as agents do that know no deltas. */
    public static Behaviour responding(String text) {
        return (message, wire) -> wire.frame("response", "", text);
    }

    /** Streams the pieces, then nothing. */
    public static Behaviour sayingThenSilent(String... pieces) {
        return (message, wire) -> {
            for (var piece : pieces) {
                wire.delta(message, piece);
            }
        };
    }

    /** Streams the pieces, then cuts the connection. */
    public static Behaviour sayingThenDropping(String... pieces) {
        return (message, wire) -> {
            sayingThenSilent(pieces).answer(message, wire);
            wire.drop();
        };
    }

    public FakeWebSocketAgent always(Behaviour behaviour) {
        always = behaviour;
        return this;
    }

    /** Does these first, one for each message. */
    public FakeWebSocketAgent next(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    /** Answers the next handshakes with these statuses, 101 being the good one; after them all are good. */
    public FakeWebSocketAgent nextHandshakes(Integer... statuses) {
        nextHandshakes.addAll(List.of(statuses));
        return this;
    }

    /** Does not answer the next handshake at all. */
    public FakeWebSocketAgent ignoreNextHandshake() {
        return nextHandshakes(NO_ANSWER);
    }

    public FakeWebSocketAgent ignorePings() {
        isAnsweringPings = false;
        return this;
    }

    /** Its address, as {@code AI_AGENT_URL} wants it. */
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/ws");
    }

    /** The frames that came, in order. */
    public List<JsonNode> frames() {
        return frames;
    }

    /** The frames of this type. */
    public List<JsonNode> frames(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .toList();
    }

    public void awaitFrames(String type, int count) {
        Await.until(count + " frames " + type, () -> frames(type).size() >= count);
    }

    /** How many handshakes were begun. */
    public int handshakes() {
        return handshakes.size();
    }

    public void awaitHandshakes(int count) {
        Await.until(count + " handshakes", () -> handshakes.size() >= count);
    }

    /** A header of a handshake, which are counted from 0; empty if there is none. */
    public String handshakeHeader(int handshake, String name) {
        return FakeServer.header(handshakes.get(handshake), name);
    }

    public int openConnections() {
        return server.openConnections();
    }

    public void awaitOpenConnections(int count) {
        Await.until(count + " open connections", () -> server.openConnections() == count);
    }

    public void awaitPings(int count) {
        Await.until(count + " pings", () -> pings.get() >= count);
    }

    /** How many connections the other side ended politely. */
    public int goodbyes() {
        return goodbyes.get();
    }

    private void serve(Socket socket, InputStream in) throws IOException, InterruptedException {
        var hungUp = new CountDownLatch(1);
        var wire = new WebSocketWire(socket, hungUp, server.closed());
        var head = FakeServer.readHead(in);
        handshakes.add(head);
        var wanted = nextHandshakes.poll();
        var status = wanted == null ? 101 : wanted;
        if (status == NO_ANSWER) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return;
        }
        if (status != 101) {
            wire.bare("HTTP/1.1 " + status + " Made Up\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        wire.bare("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(FakeServer.header(head, "Sec-WebSocket-Key")) + "\r\n\r\n");
        try {
            while (take(WebSocketWire.read(in), wire)) {
                Thread.onSpinWait();
            }
        } catch (EOFException | SocketException gone) {
            wire.drop();
        } finally {
            hungUp.countDown();
        }
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            var magic = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            return Base64.getEncoder().encodeToString(sha1.digest(magic.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** False when the other side has said goodbye. */
    private boolean take(Incoming incoming, WebSocketWire wire) throws IOException {
        switch (incoming.kind()) {
            case WebSocketWire.CLOSE -> {
                goodbyes.incrementAndGet();
                wire.goodbye(1000);
                return false;
            }
            case WebSocketWire.PING -> {
                pings.incrementAndGet();
                if (isAnsweringPings) {
                    wire.send(0x80 | WebSocketWire.PONG, incoming.payload().array());
                }
            }
            case WebSocketWire.PONG -> {
                return true;
            }
            default -> take(mapper.readTree(incoming.payload().array()), wire);
        }
        return true;
    }

    private void take(JsonNode frame, WebSocketWire wire) {
        frames.add(frame);
        if (!frame.path("type").asText().equals("message")) {
            return;
        }
        var once = next.poll();
        var behaviour = once == null ? always : once;
        Thread.ofVirtual().start(() -> {
            try {
                behaviour.answer(frame, wire);
            } catch (IOException | InterruptedException hungUp) {
                wire.drop();
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
