package govuk.chat.web.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import govuk.chat.web.edge.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes a failure the way the caller can read it. Safe for use by many threads. */
public final class ErrorBodies {
    private final ObjectWriter json;
    private final ErrorPage page;

    public ErrorBodies(ObjectWriter json, ErrorPage page) {
        this.json = json;
        this.page = page;
    }

    /** @param accept the request's {@code Accept} header: whoever names HTML, which browsers do when somebody looks, gets a page */
    public Body of(Failure failure, String requestId, @Nullable String accept) {
        if (accept != null && accept.contains("text/html")) {
            return new Body("text/html;charset=utf-8", page.html(failure.status(), requestId));
        }
        var problem = Problem.of(failure, requestId);
        try {
            return new Body(Problem.MEDIA_TYPE, json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }

    /** Answers a request that reaches no resource. */
    public void write(Failure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = of(failure, RequestIds.of(request), request.getHeader("Accept"));
        response.setStatus(failure.status());
        response.setContentType(body.mediaType());
        failure.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
        response.getOutputStream().write(body.text().getBytes(StandardCharsets.UTF_8));
    }

    public record Body(String mediaType, String text) {}
}
