package govuk.chat.server.limits;

import govuk.chat.core.model.ChatException;
import govuk.chat.web.errors.ErrorBodies;
import govuk.chat.web.errors.Failure;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/**
 * Refuses at once, with 503 and {@code Retry-After}, what would make everything slow. What tells whether we are well is never refused. A
 * message from the form without script goes on to its resource even then, so that what was typed comes back; it gets no further.
 */
public final class OverloadFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String REFUSED = OverloadFilter.class.getName();

    private final transient WorkLimit limit;
    private final transient ErrorBodies bodies;

    private OverloadFilter(WorkLimit limit, ErrorBodies bodies) {
        this.limit = limit;
        this.bodies = bodies;
    }

    /** To be called before any other filter is added. */
    public static void register(Environment environment, OverloadSettings settings, ErrorBodies bodies) {
        var filter = environment.servlets().addFilter("overload", new OverloadFilter(new WorkLimit(settings), bodies));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        environment.jersey().register(new BodyReading());
    }

    /** @throws ChatException why the request was refused, if it was */
    public static void check(HttpServletRequest request) {
        if (request.getAttribute(REFUSED) instanceof ChatException refused) {
            throw refused;
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestKind.of(request) == RequestKind.UNCOUNTED) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var place = Workplace.take(limit, request);
            work(place, request, response, chain);
        } catch (ChatException e) {
            refuse(e, request, response, chain);
        }
    }

    private static void work(
            Workplace place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    private void refuse(ChatException e, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestKind.isKeepingForm(request)) {
            request.setAttribute(REFUSED, e);
            chain.doFilter(request, response);
        } else {
            bodies.write(Failure.of(e), request, response);
        }
    }
}
