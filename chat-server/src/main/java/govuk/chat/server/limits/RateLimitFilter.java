package govuk.chat.server.limits;

import govuk.chat.core.limit.Allowance;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.server.caller.Callers;
import govuk.chat.web.errors.ErrorBodies;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Supplier;

/**
 * Tells every caller how they stand, in {@code RateLimit-Limit}, {@code RateLimit-Remaining} and {@code RateLimit-Reset} (seconds until all
 * permits are back), and refuses with 429 and {@code Retry-After} (RFC 6585 §4) who has none left. A form that holds what
 * somebody typed goes on to its resource even then, marked with {@link LimitReached}, so that it comes back.
 */
public final class RateLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient RequestLimits limits;
    private final transient ErrorBodies bodies;

    private RateLimitFilter(RequestLimits limits, ErrorBodies bodies) {
        this.limits = limits;
        this.bodies = bodies;
    }

    /**
     * Adds the filter. To be called before other filters are added: what is refused shall not reach them.
     *
     * @param settings asked at each request
     */
    public static void register(
            Environment environment,
            Supplier<LimitSettings> settings,
            RateLimits limits,
            Callers callers,
            ErrorBodies bodies) {
        var filter = new RateLimitFilter(new RequestLimits(settings, limits, callers), bodies);
        var registered = environment.servlets().addFilter("rate-limits", filter);
        registered.setAsyncSupported(true);
        registered.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var standing = limits.take(request);
        standing.ifPresent(allowance -> tell(allowance, response));
        if (standing.isEmpty() || standing.get().isGranted()) {
            chain.doFilter(request, response);
            return;
        }
        var reached = new LimitReached(standing.get().untilNext());
        if (RequestKind.isKeepingForm(request) && mayLook(request)) {
            reached.mark(request);
            chain.doFilter(request, response);
        } else {
            bodies.write(reached.failure(), request, response);
        }
    }

    /** Showing the form again costs as much as showing an answer, so it has the same limit. */
    private boolean mayLook(HttpServletRequest request) {
        return limits.takeReply(request).map(Allowance::isGranted).orElse(true);
    }

    private static void tell(Allowance allowance, HttpServletResponse response) {
        response.setHeader("RateLimit-Limit", String.valueOf(allowance.limit()));
        response.setHeader("RateLimit-Remaining", String.valueOf(allowance.remaining()));
        response.setHeader("RateLimit-Reset", String.valueOf(seconds(allowance.untilAll())));
    }

    /** Rounded up, so that nobody comes back too early. */
    static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
