package govuk.chat.server.events;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Sends {@code /api/v1/replies/{id}/events} to the events servlet. Its neighbours are Jersey resources, and a servlet mapping cannot have its
 * variable part in the middle.
 */
public final class EventsRoute extends HttpFilter {
    public static final String SERVLET = "reply-events";

    private static final long serialVersionUID = 1;
    private static final String REPLY = EventsRoute.class.getName();
    private static final Pattern PATH = Pattern.compile("/api/v1/replies/([^/]+)/events");

    static String replyIn(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(REPLY));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(REPLY, path.group(1));
        request.getServletContext().getNamedDispatcher(SERVLET).forward(request, response);
    }
}
