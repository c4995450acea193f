package govuk.chat.perf.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible agent that repeats the question and goes on for a second, word by word: an answer can be told from
 * every other, and faults meet answers half said. It can be started again on its port.
 */
final class WordyAgent implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORDS = 20;
    private static final Duration GAP = Duration.ofMillis(50);

    private HttpServer server;

    WordyAgent() {
        this.server = listening(0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Breaks off all that it says and listens anew. */
    void restart() {
        var port = port();
        server.stop(0);
        server = listening(port);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static HttpServer listening(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", WordyAgent::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The agent cannot listen", e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var messages = JSON.readTree(exchange.getRequestBody()).path("messages");
        var question = messages.path(messages.size() - 1).path("content").asText();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var stream = exchange.getResponseBody()) {
            say(stream, "You asked: " + question);
            for (var word = 1; word <= WORDS; word++) {
                Thread.sleep(GAP);
                say(stream, " word" + word);
            }
            stream.write("data: [DONE]\n\n".getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(OutputStream stream, String text) throws IOException {
        var chunk = JSON.createObjectNode();
        var choice =
                chunk.put("object", "chat.completion.chunk").putArray("choices").addObject();
        choice.put("index", 0).putObject("delta").put("content", text);
        stream.write(("data: " + chunk + "\n\n").getBytes(UTF_8));
        stream.flush();
    }
}
