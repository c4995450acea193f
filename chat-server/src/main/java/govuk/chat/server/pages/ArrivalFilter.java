package govuk.chat.server.pages;

import govuk.chat.web.pages.Html;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets somebody who follows a link from another site come in as who they are. Our cookies are {@code SameSite=Strict}, so the browser does not
 * send them with that first request; taken as it is, it is a stranger's, who would be given a new cookie over the one they have. So they get
 * a page that opens the same address again: that comes from us, and the cookies with it. It works without script.
 */
final class ArrivalFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient PageRenderer renderer;

    ArrivalFilter(PageRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isArrival(request)) {
            chain.doFilter(request, response);
            return;
        }
        var address = Addresses.LOCAL.ofRequest(request);
        response.setContentType(Html.TYPE);
        response.setHeader("Refresh", "0; url=" + address);
        response.getWriter().write(renderer.render("arrival", new View(address)));
    }

    /** Old browsers do not say where a request comes from; they are served as before. */
    private static boolean isArrival(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    record View(String address) {}
}
