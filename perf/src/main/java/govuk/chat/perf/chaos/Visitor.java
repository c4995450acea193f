package govuk.chat.perf.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The chat's API as one visitor calls it, each time over a new connection. A call fails as the network does. For one thread at a time. */
final class Visitor {
    private static final String API = "/api/v1";
    private static final Duration SILENCE = Duration.ofSeconds(10);
    /** Streams carry a sign of life every fifteen seconds. */
    private static final Duration STREAM_SILENCE = Duration.ofSeconds(20);

    private final InetSocketAddress server;
    private String token = "";

    Visitor(InetSocketAddress server) {
        this.server = server;
    }

    /** Begins a session; with the first one the server says who we are from now on. */
    Answer begin() throws IOException {
        var answer = post(API + "/sessions", "", "{}");
        if (answer.isSuccess() && token.isEmpty()) {
            token = answer.json().path("visitorToken").asText();
        }
        return answer;
    }

    /** Sends a message and waits for no answer, only for its being stored. */
    Answer send(String session, String key, String text) throws IOException {
        var body = JsonNodeFactory.instance.objectNode().put("content", text).toString();
        return post(
                API + "/sessions/" + session + "/messages", "Idempotency-Key: " + key + "\r\nPrefer: wait=0\r\n", body);
    }

    /**
     * A page of messages.
     *
     * @param after the id of a message; empty for the first page
     */
    Answer messages(String session, String after) throws IOException {
        var place = after.isEmpty() ? "" : "&after=" + after;
        return get(API + "/sessions/" + session + "/messages?limit=100" + place);
    }

    Answer reply(String reply) throws IOException {
        return get(API + "/replies/" + reply);
    }

    /**
     * The stream of a reply, to be closed.
     *
     * @param lastEventId the last event we have; 0 for none
     */
    Exchange events(String reply, long lastEventId) throws IOException {
        var place = lastEventId == 0 ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        var head = head("GET", API + "/replies/" + reply + "/events", "text/event-stream") + place + "\r\n";
        return Exchange.open(server, head, STREAM_SILENCE);
    }

    private Answer get(String path) throws IOException {
        return call(head("GET", path, "application/json") + "\r\n");
    }

    private Answer post(String path, String headers, String json) throws IOException {
        return call(head("POST", path, "application/json")
                + headers
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json);
    }

    private Answer call(String request) throws IOException {
        try (var exchange = Exchange.open(server, request, SILENCE)) {
            return Answer.read(exchange);
        }
    }

    private String head(String method, String path, String accept) {
        var head = method + " " + path
                + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: chat-chaos\r\nConnection: close\r\nAccept: " + accept
                + "\r\n";
        return token.isEmpty() ? head : head + "Authorization: Bearer " + token + "\r\n";
    }
}
