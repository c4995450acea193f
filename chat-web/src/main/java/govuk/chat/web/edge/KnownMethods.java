package govuk.chat.web.edge;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses every method that nothing here uses, before anything can act on it. {@code TRACE} above all: servlets answer it by default, with all
 * headers of the request, cookies included (OWASP WSTG-CONF-06).
 */
final class KnownMethods extends Handler.Wrapper {
    static final List<String> ALL = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    KnownMethods(Handler inner) {
        super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (ALL.contains(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        LastingHeaders.put(request, response, "Allow", String.join(", ", ALL));
        Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
        return true;
    }
}
