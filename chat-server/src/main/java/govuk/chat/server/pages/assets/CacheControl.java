package govuk.chat.server.pages.assets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Says how long a response may be kept, unless it is an error. */
final class CacheControl extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String HEADER = "Cache-Control";

    private final String value;

    CacheControl(String value) {
        this.value = value;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(HEADER, value);
        chain.doFilter(request, new NoKeepingOfErrors(response));
    }

    /** A file that is missing during a rollout must not stay missing for a year. */
    private static final class NoKeepingOfErrors extends HttpServletResponseWrapper {
        NoKeepingOfErrors(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            setHeader(HEADER, "no-store");
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            setHeader(HEADER, "no-store");
            super.sendError(status, message);
        }
    }
}
