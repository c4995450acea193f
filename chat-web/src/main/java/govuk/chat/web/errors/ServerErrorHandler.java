package govuk.chat.web.errors;

import govuk.chat.core.model.ChatException;
import govuk.chat.web.edge.EveryRequestHandler;
import govuk.chat.web.edge.RequestIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The web server's own errors (a malformed request, an unknown address, a body too large) in the same form as ours. */
public final class ServerErrorHandler extends ErrorHandler {
    private final ErrorBodies bodies;

    public ServerErrorHandler(ErrorBodies bodies) {
        this.bodies = bodies;
    }

    /** For every method: the default leaves a PUT or DELETE without a body. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        var failure = cause instanceof ChatException known ? Failure.of(known) : Failure.ofStatus(code);
        var body =
                bodies.of(failure, RequestIds.of(request), request.getHeaders().get(HttpHeader.ACCEPT));
        EveryRequestHandler.addHeaders(request, response);
        response.setStatus(failure.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.mediaType());
        failure.retryAfter().ifPresent(seconds -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
        response.write(true, ByteBuffer.wrap(body.text().getBytes(StandardCharsets.UTF_8)), callback);
    }
}
