package govuk.chat.perf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of the chat API as the benchmark asks for, kept in memory: lets the scenarios be tested before and without the
 * real server. Runs as a process of its own, on the port that {@code PORT} names.
 */
final class StandInServer {
    private final String agentUrl;
    private final HttpClient agent = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();

    StandInServer(String agentUrl) {
        this.agentUrl = agentUrl;
    }

    public static void main(String[] arguments) throws IOException {
        var environment = System.getenv();
        new StandInServer(environment.getOrDefault("AI_AGENT_URL", ""))
                .serve(Integer.parseInt(environment.getOrDefault("PORT", "0")));
    }

    private void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ready", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/api/v1/sessions", this::sessions);
        server.createContext("/api/v1/replies", this::events);
        server.createContext("/api/v1/auth/login", exchange -> answer(exchange, 401, "{}"));
        server.start();
    }

    private void sessions(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (path.equals("/api/v1/sessions")) {
            var token = authorization == null ? ",\"visitorToken\":\"token-" + ids.incrementAndGet() + "\"" : "";
            answer(exchange, 201, "{\"sessionId\":\"" + ids.incrementAndGet() + "\"" + token + "}");
        } else if (authorization == null) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, "{\"messages\":[{\"role\":\"user\"},{\"role\":\"assistant\"}]}");
        } else if ("text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            exchange.getResponseHeaders().set("Location", "/api/v1/replies/" + ids.incrementAndGet() + "/events");
            answer(exchange, 303, "");
        } else {
            answer(exchange, 200, "{\"message\":{},\"reply\":{}}");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var stream = exchange.getResponseBody()) {
            say(stream, "event: reply.started\ndata: {}\n\n: heartbeat\n\n");
            follow(stream);
            say(stream, "event: reply.completed\ndata: {}\n\n");
        }
    }

    private void follow(OutputStream stream) throws IOException {
        try {
            var question = HttpRequest.newBuilder(URI.create(agentUrl + "/chat/completions"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            var lines = agent.send(question, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .iterator();
            while (lines.hasNext()) {
                if (lines.next().contains("content")) {
                    say(stream, "event: reply.delta\ndata: {}\n\n");
                }
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void say(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(UTF_8));
        stream.flush();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
