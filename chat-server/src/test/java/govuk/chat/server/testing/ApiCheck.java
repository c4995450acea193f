package govuk.chat.server.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a server answers to the description of the API: the status, the headers that must be there, the type of the body, and what is in it. An
 * address that is not described may only say that it is not there, a method that is not described only that it is not taken. Pages are not
 * looked at. Safe for use by many threads.
 */
public final class ApiCheck {
    /** Answered to whoever may not know whether there is anything, or has asked too often. */
    private static final Map<Integer, String> ANYWHERE =
            Map.of(401, "Unauthenticated", 403, "Forbidden", 429, "RateLimited");

    private static final Set<String> NOT_DESCRIBED = Set.of("OPTIONS", "HEAD");

    private final ApiDescription api;

    public ApiCheck(ApiDescription api) {
        this.api = api;
    }

    /** @throws AssertionError that says what is not as described */
    public void response(HttpResponse<String> response) {
        var isCompressed = response.headers().firstValue("Content-Encoding").isPresent();
        var body = isCompressed ? null : response.body();
        report(response.request(), check(response.request(), response.statusCode(), response.headers(), body));
    }

    /** The same for a response whose body is still to come. */
    public void head(HttpResponse<?> response) {
        report(response.request(), check(response.request(), response.statusCode(), response.headers(), null));
    }

    /** @throws AssertionError if the data of an event is not as described */
    public void event(JsonNode data) {
        var wrong = api.check(reference("schemas", "ReplyEvent"), data.toString());
        if (!wrong.isEmpty()) {
            throw new AssertionError("an event that is not described: " + data + ": " + wrong);
        }
    }

    private List<String> check(HttpRequest request, int status, HttpHeaders headers, @Nullable String body) {
        var path = path(request);
        var described = api.path(path);
        if (NOT_DESCRIBED.contains(request.method()) || (described.isEmpty() && !path.startsWith("/api/"))) {
            return List.of();
        }
        var response = described
                .map(place -> response(place, request.method(), status))
                .orElseGet(() -> elsewhere(status, 404, "NotFound"));
        return response.isMissingNode() ? List.of("the status is not described") : check(response, headers, body);
    }

    private JsonNode response(JsonPointer path, String method, int status) {
        var operation = path.appendProperty(method.toLowerCase(Locale.ROOT));
        return api.at(operation).isMissingNode()
                ? elsewhere(status, 405, "MethodNotAllowed")
                : api.at(operation.appendProperty("responses").appendProperty(String.valueOf(status)));
    }

    /** What may be said where nothing is described. */
    private JsonNode elsewhere(int status, int usual, String usualName) {
        var name = status == usual ? usualName : ANYWHERE.getOrDefault(status, "none");
        return api.document().at("/components/responses/" + name);
    }

    private List<String> check(JsonNode response, HttpHeaders headers, @Nullable String body) {
        var wrong = new ArrayList<String>();
        response.path("headers").properties().forEach(header -> {
            var isNeeded = api.resolve(header.getValue()).path("required").asBoolean();
            if (isNeeded && headers.firstValue(header.getKey()).isEmpty()) {
                wrong.add("no header " + header.getKey());
            }
        });
        if (body != null && !response.has("content")) {
            return body.isEmpty() ? wrong : List.of("a body where none is described");
        }
        var type = headers.firstValue("Content-Type").orElse("none").replaceFirst(";.*", "");
        var content = response.path("content").path(type);
        if (response.has("content") && content.isMissingNode()) {
            wrong.add("the type " + type + " is not described");
        } else if (body != null) {
            wrong.addAll(api.check(content.path("schema"), body));
        }
        return wrong;
    }

    private static void report(HttpRequest request, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new AssertionError(request.method() + " " + request.uri().getRawPath()
                    + " is not answered as docs/api/openapi.yml describes it: " + wrong);
        }
    }

    private JsonNode reference(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }

    /** A slash at the end makes no difference. */
    private static String path(HttpRequest request) {
        var path = request.uri().getRawPath();
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
