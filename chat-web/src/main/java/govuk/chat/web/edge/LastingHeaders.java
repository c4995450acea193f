package govuk.chat.web.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Headers that were decided on before a request failed, and that its error must carry too: the web server forgets all headers then. */
final class LastingHeaders {
    private static final String ATTRIBUTE = LastingHeaders.class.getName();

    private final Map<String, String> headers = new LinkedHashMap<>();

    static void put(Request request, Response response, String name, String value) {
        of(request).headers.put(name, value);
        response.getHeaders().put(name, value);
    }

    static void restore(Request request, Response response) {
        if (request.getAttribute(ATTRIBUTE) instanceof LastingHeaders known) {
            known.headers.forEach(response.getHeaders()::put);
        }
    }

    private static LastingHeaders of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof LastingHeaders known) {
            return known;
        }
        var none = new LastingHeaders();
        request.setAttribute(ATTRIBUTE, none);
        return none;
    }
}
