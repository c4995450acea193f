package govuk.chat.web.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.web.edge.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps whatever a resource throws, so that no error escapes the one body. There is one other mapper, which leads people to the sign-in page
 * and hands everything else over to this one.
 */
public final class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger log = LoggerFactory.getLogger(ErrorMapper.class);

    private final ErrorBodies bodies;

    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    public ErrorMapper(ErrorBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
            return e.getResponse();
        }
        var failure = failure(thrown);
        note(failure, thrown);
        var body = bodies.of(failure, RequestIds.of(request), request.getHeader("Accept"));
        var response = Response.status(failure.status()).type(body.mediaType()).entity(body.text());
        if (thrown instanceof WebApplicationException e) {
            allowed(e, response);
        }
        failure.retryAfter().ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }

    /** What is refused without being tried, as in an outage, is not worth a line each: whoever began to refuse has said so. */
    private void note(Failure failure, Throwable thrown) {
        if (failure.status() == 503 && thrown.getCause() == null) {
            log.debug("{} {} refused: {}", request.getMethod(), request.getRequestURI(), failure.code());
        } else if (failure.status() >= 500) {
            log.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), failure.code(), thrown);
        }
    }

    private static Failure failure(Throwable thrown) {
        return switch (thrown) {
            case ChatException e -> Failure.of(e);
            case JsonProcessingException e -> new Failure(400, ErrorCode.VALIDATION_ERROR, sentence(e));
            case WebApplicationException e -> Failure.ofStatus(e.getResponse().getStatus());
            default -> Failure.ofStatus(statusOfServer(thrown));
        };
    }

    /** Names the field, and never the classes that Jackson would name. */
    private static String sentence(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            var field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return field + ": this is not the kind of value that belongs here.";
        }
        return "The body is not the JSON that belongs here.";
    }

    /** The web server refuses bodies while they are read (too large, broken off), so its exception may come wrapped in another. */
    private static int statusOfServer(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(5)
                .filter(HttpException.class::isInstance)
                .map(each -> ((HttpException) each).getCode())
                .findFirst()
                .orElse(500);
    }

    private static void allowed(WebApplicationException e, Response.ResponseBuilder response) {
        var allow = e.getResponse().getHeaderString("Allow");
        if (allow != null) {
            response.header("Allow", allow);
        }
    }
}
