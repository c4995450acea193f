package govuk.chat.cli.script.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a recording as an OpenAI-compatible agent on this machine's loopback address. A server whose {@code AI_AGENT_URL} is {@link #url()}
 * is tested whole, with everything it does but the agent's own thinking.
 */
public final class RecordedAgent implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_REQUEST = 4 * 1024 * 1024;

    private final Recording recording;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RecordedAgent(Recording recording, HttpServer server) {
        this.recording = recording;
        this.server = server;
    }

    /** @param port 0 for any that is free */
    public static RecordedAgent start(Recording recording, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var agent = new RecordedAgent(recording, server);
        server.setExecutor(agent.threads);
        server.createContext("/v1/chat/completions", agent::serve);
        server.start();
        return agent;
    }

    /** What a server is given as {@code AI_AGENT_URL}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            var outcome = question(body).flatMap(recording::answerTo);
            if (outcome.isEmpty()) {
                refuse(exchange, 404, "The recording has no answer to this question.");
                return;
            }
            switch (outcome.get()) {
                case Recording.Outcome.Failure failure -> refuse(exchange, failure.status(), "As recorded.");
                case Recording.Outcome.Pieces pieces -> stream(exchange, pieces);
            }
        }
    }

    private static Optional<String> question(byte[] body) throws IOException {
        Optional<String> last = Optional.empty();
        for (JsonNode message : JSON.readTree(body).path("messages")) {
            if (message.path("role").asText().equals("user")) {
                last = Optional.of(message.path("content").asText());
            }
        }
        return last;
    }

    private static void stream(HttpExchange exchange, Recording.Outcome.Pieces answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var output = exchange.getResponseBody();
        for (var piece : answer.pieces()) {
            pause(answer);
            send(
                    output,
                    JSON.writeValueAsString(
                            Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", piece))))));
        }
        send(output, "[DONE]");
    }

    private static void pause(Recording.Outcome.Pieces answer) throws IOException {
        try {
            Thread.sleep(answer.delay());
        } catch (InterruptedException e) {
            throw new InterruptedIOException("stopped");
        }
    }

    private static void send(OutputStream output, String data) throws IOException {
        output.write(("data: " + data + "\n\n").getBytes(UTF_8));
        output.flush();
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        var body = JSON.writeValueAsBytes(Map.of("error", Map.of("message", sentence)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
