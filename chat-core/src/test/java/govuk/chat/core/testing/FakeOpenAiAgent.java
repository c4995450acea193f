package govuk.chat.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks the chat completions protocol, on a free port. It does what it is told: first the {@link #next} behaviours,
 * each once, then the {@link #always} one. Carries thousands of streams at a time.
 */
public final class FakeOpenAiAgent implements AutoCloseable {
    private final FakeServer server = new FakeServer(this::serve);
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger closedByClient = new AtomicInteger();
    private volatile Behaviour always = saying("Hello ", "from ", "the ", "fake ", "agent.");
    private volatile boolean isRecording = true;

    /** What it was asked. */
    public record Request(List<String> head, String body) {
        public String line() {
            return head.getFirst();
        }

        /** Empty if there is no such header. */
        public String header(String name) {
            return FakeServer.header(head, name);
        }
    }

    /** What it does with one request. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(OpenAiWire wire) throws IOException, InterruptedException;
    }

    /** Streams the pieces at once. */
    public static Behaviour saying(String... pieces) {
        return streaming(Duration.ZERO, pieces);
    }

    /** Streams the pieces with a gap between two. */
    public static Behaviour streaming(Duration gap, String... pieces) {
        return wire -> {
            wire.startStream();
            for (var i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    wire.pause(gap);
                }
                wire.piece(pieces[i]);
            }
            wire.done();
        };
    }

    /** Streams the pieces, then nothing until the other side hangs up. */
    public static Behaviour sayingThenSilent(String... pieces) {
        return wire -> {
            wire.startStream();
            for (var piece : pieces) {
                wire.piece(piece);
            }
            wire.awaitHangUp();
        };
    }

    /** Streams the pieces, then cuts the connection. */
    public static Behaviour sayingThenDropping(String... pieces) {
        return wire -> {
            wire.startStream();
            for (var piece : pieces) {
                wire.piece(piece);
            }
            wire.drop();
        };
    }

    /** Sends a 200 with this as the whole body. */
    public static Behaviour body(String contentType, String body) {
        return wire -> wire.whole(200, "Content-Type: " + contentType, body);
    }

    public static Behaviour status(int status) {
        return wire -> wire.whole(status, "Content-Type: application/json", "{\"error\":{\"code\":\"made_up\"}}");
    }

    public static Behaviour status(int status, String retryAfter) {
        return wire -> wire.whole(status, "Retry-After: " + retryAfter, "");
    }

    /** Says nothing at all until the other side hangs up. */
    public static Behaviour silent() {
        return OpenAiWire::awaitHangUp;
    }

    public FakeOpenAiAgent always(Behaviour behaviour) {
        always = behaviour;
        return this;
    }

    /** Does these first, one for each request. */
    public FakeOpenAiAgent next(Behaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    /** Stops keeping the requests: for measuring with many of them. */
    public FakeOpenAiAgent withoutRecording() {
        isRecording = false;
        return this;
    }

    /** Its address, as {@code AI_AGENT_URL} wants it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port() + "/v1");
    }

    public List<Request> requests() {
        return requests;
    }

    public void awaitRequests(int count) {
        Await.until(count + " requests", () -> requests.size() >= count);
    }

    /** How many connections were ever made to it. */
    public int connections() {
        return connections.get();
    }

    /** How many answers the other side hung up on. */
    public int closedByClient() {
        return closedByClient.get();
    }

    public void awaitClosedByClient(int count) {
        Await.until(count + " answers hung up on", () -> closedByClient.get() >= count);
    }

    private void serve(Socket socket, InputStream in) throws IOException, InterruptedException {
        connections.incrementAndGet();
        var wire = new OpenAiWire(socket, server.closed());
        var isIdle = new CountDownLatch(0);
        try {
            for (var request = read(in); !request.head().isEmpty(); request = read(in)) {
                isIdle.await();
                isIdle = begin(request, wire);
            }
        } catch (SocketException reset) {
            // Hanging up with unread bytes looks like this.
            wire.drop();
        } finally {
            wire.hungUp();
        }
        isIdle.await(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private CountDownLatch begin(Request request, OpenAiWire wire) {
        if (isRecording) {
            requests.add(request);
        }
        var once = next.poll();
        var behaviour = once == null ? always : once;
        var done = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                behaviour.answer(wire);
            } catch (OpenAiWire.HungUpException hungUp) {
                closedByClient.incrementAndGet();
                wire.drop();
            } catch (IOException | InterruptedException closing) {
                wire.drop();
            } finally {
                done.countDown();
            }
        });
        return done;
    }

    private static Request read(InputStream in) throws IOException {
        var head = FakeServer.readHead(in);
        var length = FakeServer.header(head, "Content-Length");
        var body = length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new Request(head, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
