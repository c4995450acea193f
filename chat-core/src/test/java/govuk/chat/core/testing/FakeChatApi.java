package govuk.chat.core.testing;

import govuk.chat.core.testing.FakeOpenAiAgent.Behaviour;
import govuk.chat.core.testing.FakeOpenAiAgent.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that answers like a chat server, or not at all like one: it does what it is told, one behaviour for each request. The real server
 * cannot be made to fail like this.
 */
public final class FakeChatApi implements AutoCloseable {
    public static final String SESSION = """
        {"sessionId": "s1", "title": "", "agent": "echo", "status": "active", "createdAt": "2026-03-04T12:00:00Z",
         "updatedAt": "2026-03-04T12:00:00Z", "metadata": {}, "visitorToken": "visitor-token"}
        """;

    private final FakeOpenAiAgent server = new FakeOpenAiAgent().always(problem(500, "INTERNAL_ERROR"));

    /** Does these, one for each request; what comes after them is refused with 500. */
    public FakeChatApi next(Behaviour... behaviours) {
        server.next(behaviours);
        return this;
    }

    public FakeChatApi always(Behaviour behaviour) {
        server.always(behaviour);
        return this;
    }

    public URI url() {
        return server.url().resolve("/");
    }

    public List<Request> requests() {
        return server.requests();
    }

    public void awaitRequests(int count) {
        server.awaitRequests(count);
    }

    public void awaitClosedByClient(int count) {
        server.awaitClosedByClient(count);
    }

    public static Behaviour json(int status, String body) {
        return wire -> wire.whole(status, "Content-Type: application/json", body);
    }

    /** A session that was made for a new visitor. */
    public static Behaviour session() {
        return json(201, SESSION);
    }

    /** The receipt for a message whose reply {@code r1} is being written. */
    public static Behaviour sent() {
        return json(
                202, "{\"message\": " + message("m1", "user", "Hello") + ", \"reply\": " + reply("running", "") + "}");
    }

    public static String message(String id, String role, String text) {
        return """
            {"id": "%s", "sessionId": "s1", "role": "%s", "content": "%s", "status": "sent",
             "timestamp": "2026-03-04T12:00:00Z", "metadata": {}}
            """.formatted(id, role, text);
    }

    /** @param rest more fields, each with a comma before it */
    public static String reply(String status, String rest) {
        return "{\"id\": \"r1\", \"sessionId\": \"s1\", \"messageId\": \"m1\", \"agent\": \"echo\", \"status\": \""
                + status + "\", \"attempt\": 1, \"createdAt\": \"2026-03-04T12:00:00Z\"" + rest + "}";
    }

    public static Behaviour problem(int status, String code, String... headers) {
        var body = "{\"type\": \"about:blank\", \"title\": \"t\", \"status\": " + status
                + ", \"detail\": \"That went wrong.\", \"requestId\": \"req-1\", \"error\": {\"code\": \"" + code
                + "\", \"message\": \"That went wrong.\", \"isRetryable\": " + (status == 429 || status >= 500) + "}}";
        var head = "Content-Type: application/problem+json"
                + String.join("", List.of(headers).stream().map("\r\n"::concat).toList());
        return wire -> wire.whole(status, head, body);
    }

    public static Behaviour html(int status) {
        return wire -> wire.whole(status, "Content-Type: text/html", "<html><h1>Welcome to the proxy</h1></html>");
    }

    /** Streams these events, ready made, and ends the stream. */
    public static Behaviour events(String... events) {
        return wire -> {
            wire.startStream();
            for (var event : events) {
                wire.chunk(event.getBytes(StandardCharsets.UTF_8));
            }
            wire.endStream();
        };
    }

    /** Streams these events, then cuts the connection. */
    public static Behaviour eventsThenDrop(String... events) {
        return wire -> {
            wire.startStream();
            for (var event : events) {
                wire.chunk(event.getBytes(StandardCharsets.UTF_8));
            }
            wire.drop();
        };
    }

    /** Streams these events, then nothing until the other side hangs up. */
    public static Behaviour eventsThenSilence(String... events) {
        return wire -> {
            wire.startStream();
            for (var event : events) {
                wire.chunk(event.getBytes(StandardCharsets.UTF_8));
            }
            wire.awaitHangUp();
        };
    }

    public static String started() {
        return event(10_000_000, "reply.started", ", \"attempt\": 1");
    }

    /** @param before how many characters came before it */
    public static String delta(int before, String text) {
        return event(10_000_000 + before + text.length(), "reply.delta", ", \"text\": \"" + text + "\"");
    }

    /** @param length of the whole text */
    public static String completed(int length) {
        return event(10_000_001 + length, "reply.completed", ", \"messageId\": \"m2\"");
    }

    public static String failed(int length, String code) {
        return event(
                10_000_001 + length,
                "reply.failed",
                ", \"error\": {\"code\": \"" + code
                        + "\", \"message\": \"The agent is away.\", \"isRetryable\": true}");
    }

    public static String event(long id, String type, String rest) {
        return "id: " + id + "\nevent: " + type + "\ndata: {\"type\": \"" + type + "\", \"replyId\": \"r1\"" + rest
                + "}\n\n";
    }

    @Override
    public void close() {
        server.close();
    }
}
