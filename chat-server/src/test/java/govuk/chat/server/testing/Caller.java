package govuk.chat.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Calls the API as a program would: JSON, a visitor's token as bearer, plain {@code java.net.http}. Fails when an answer is not as the description
 * of the API says.
 */
public final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiCheck API = new ApiCheck(ApiDescription.read());

    private final Function<String, URI> server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token = "";
    private String session = "";

    public Caller(Function<String, URI> server) {
        this.server = server;
    }

    public Caller becomeVisitor() throws Exception {
        var created = created();
        token = created.at("/visitorToken");
        session = created.at("/sessionId");
        return this;
    }

    /** Signs in and shows the token from then on; a visitor does so as the visitor they are. */
    public Caller signIn(String email, String password) throws Exception {
        var entry = post("/api/v1/auth/login", credentials(email, password));
        token = entry.at("/token");
        return this;
    }

    /** The same server with another token; empty for none. */
    public Caller with(String otherToken) {
        var other = new Caller(server);
        other.token = otherToken;
        other.session = session;
        return other;
    }

    /** Begins a session, and uses it from then on. */
    public Caller begin() throws Exception {
        session = created().at("/sessionId");
        return this;
    }

    private Answer created() throws Exception {
        var created = post("/api/v1/sessions", "{}");
        if (created.status() != 201) {
            throw new AssertionError("no session, but " + created.text());
        }
        return created;
    }

    /** The same visitor with the same session, at a server that has moved. */
    public Caller at(Function<String, URI> movedServer) {
        var same = new Caller(movedServer);
        same.token = token;
        same.session = session;
        return same;
    }

    public String session() {
        return session;
    }

    public String token() {
        return token;
    }

    /** The path of the messages of the caller's session. */
    public String messages() {
        return "/api/v1/sessions/" + session + "/messages";
    }

    /** Sends a text and waits for the answer. */
    public Answer send(String text) throws Exception {
        return post(messages(), content(text));
    }

    /** Sends a text and does not wait. */
    public Answer sendOnly(String text) throws Exception {
        return call("POST", messages(), content(text), Map.of("Prefer", "wait=0"));
    }

    public Answer get(String path) throws Exception {
        return call("GET", path, "", Map.of());
    }

    public Answer post(String path, String body) throws Exception {
        return call("POST", path, body, Map.of());
    }

    public Answer call(String method, String path, String body, Map<String, String> headers) throws Exception {
        var response = http.send(request(method, path, body, headers), BodyHandlers.ofString(UTF_8));
        API.response(response);
        return new Answer(response);
    }

    /** Reads the events of a reply from after {@code lastEventId}, at most {@code limit} of them, and then leaves. */
    public List<Event> events(String replyId, String lastEventId, int limit) throws Exception {
        var headers = Map.of("Accept", "text/event-stream", "Last-Event-ID", lastEventId);
        var request = request("GET", "/api/v1/replies/" + replyId + "/events", "", headers);
        var response = http.send(request, BodyHandlers.ofInputStream());
        API.head(response);
        try (var body = response.body()) {
            var events = read(body, limit);
            events.forEach(event -> API.event(event.data()));
            return events;
        }
    }

    public static String credentials(String email, String password) throws IOException {
        return JSON.writeValueAsString(Map.of("email", email, "password", password));
    }

    public static String content(String text) throws IOException {
        return JSON.writeValueAsString(Map.of("content", text));
    }

    private HttpRequest request(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(server.apply(path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static List<Event> read(InputStream body, int limit) throws IOException {
        var events = new ArrayList<Event>();
        var lines = new BufferedReader(new InputStreamReader(body, UTF_8));
        var id = "";
        for (var line = lines.readLine(); line != null && events.size() < limit; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                events.add(new Event(id, JSON.readTree(line.substring(6))));
            }
        }
        return events;
    }

    /** One server-sent event. */
    public record Event(String id, JsonNode data) {
        public String type() {
            return data.at("/type").asText();
        }

        public String text() {
            return data.at("/text").asText();
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        /** The value at a JSON pointer, as text. */
        public String at(String pointer) throws IOException {
            return json().at(pointer).asText();
        }
    }
}
