package govuk.chat.web.edge;

import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Cross-origin resource sharing (Fetch standard §3.3): lets scripts on pages of the allowed origins call us and read the answers, errors
 * included. An origin is allowed when it is equal to one in the settings, to the letter. All others get no permission to read, and a
 * preflight of theirs is refused; what they may not <em>do</em> is the business of {@link CrossSiteWrites}.
 *
 * <p>Not Jetty's handler of that name: it compares by pattern, takes several origins in one header, and an error of the web server loses its headers.
 */
final class CrossOriginHandler extends Handler.Wrapper {
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String HEADERS =
            "Content-Type, Authorization, X-Session-ID, X-User-ID, Idempotency-Key, Last-Event-ID, Prefer,"
                    + " X-Request-ID";
    private static final String EXPOSED =
            "Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-ID";

    /** Two hours: no browser remembers longer. */
    private static final String MAX_AGE = "7200";

    private final Set<String> origins;

    CrossOriginHandler(Set<String> origins, Handler inner) {
        super(inner);
        this.origins = Set.copyOf(origins);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var origin = request.getHeaders().get("Origin");
        var isAllowed = origin != null && origins.contains(origin);
        if (!origins.isEmpty()) {
            // Also for requests without an origin: a cache must not hand their answer to one with.
            LastingHeaders.put(request, response, "Vary", "Origin");
        }
        if (isAllowed) {
            LastingHeaders.put(request, response, "Access-Control-Allow-Origin", origin);
            LastingHeaders.put(request, response, "Access-Control-Allow-Credentials", "true");
            LastingHeaders.put(request, response, "Access-Control-Expose-Headers", EXPOSED);
        }
        return isPreflight(request)
                ? answer(isAllowed, request, response, callback)
                : super.handle(request, response, callback);
    }

    private static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains("Origin")
                && request.getHeaders().contains("Access-Control-Request-Method");
    }

    private static boolean answer(boolean isAllowed, Request request, Response response, Callback callback) {
        if (!isAllowed) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
            return true;
        }
        response.setStatus(HttpStatus.NO_CONTENT_204);
        response.getHeaders().put("Access-Control-Allow-Methods", METHODS);
        response.getHeaders().put("Access-Control-Allow-Headers", HEADERS);
        response.getHeaders().put("Access-Control-Max-Age", MAX_AGE);
        callback.succeeded();
        return true;
    }
}
