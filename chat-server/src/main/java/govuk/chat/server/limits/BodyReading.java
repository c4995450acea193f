package govuk.chat.server.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the workplace back while a body comes in: a client that sends it drop by drop keeps nobody from being served but itself. */
public final class BodyReading implements ReaderInterceptor {
    @Context
    @SuppressWarnings("NullAway.Init") // set by Jersey, to a proxy of the request under way
    private HttpServletRequest request;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var place = Workplace.of(request);
        place.ifPresent(Workplace::leave);
        var body = context.proceed();
        place.ifPresent(Workplace::take);
        return body;
    }
}
