package govuk.chat.web.edge;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * What every request gets: an id, the security headers, and {@code Cache-Control: no-store} unless somebody says otherwise later. A handler
 * around the whole server rather than a servlet filter, because static files and the web server's own errors pass no filter.
 */
public final class EveryRequestHandler extends Handler.Wrapper {
    public EveryRequestHandler(Handler inner) {
        super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = RequestIds.of(request);
        addHeaders(request, response);
        MDC.put(RequestIds.LOG_FIELD, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(RequestIds.LOG_FIELD);
        }
    }

    /** For the error handler, which is also called for requests that came no further than the parser. */
    public static void addHeaders(Request request, Response response) {
        var headers = response.getHeaders();
        headers.put(RequestIds.HEADER, RequestIds.of(request));
        headers.put("Cache-Control", "no-store");
        SecurityHeaders.ALL.forEach(headers::put);
        if (request.isSecure()) {
            headers.put(SecurityHeaders.HSTS, SecurityHeaders.HSTS_VALUE);
        }
        LastingHeaders.restore(request, response);
    }
}
