package govuk.chat.web.assets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Says how long a file may be kept. */
final class CacheControl extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final String value;

    CacheControl(String value) {
        this.value = value;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", value);
        chain.doFilter(request, new AssetErrors(response));
    }

    /**
     * What Dropwizard's servlet says of a file, put right. It answers a missing file with nothing at all, not even the security
     * headers. As an error it gets our error page, which is never kept: a file that is missing during a rollout must not stay
     * missing for a year.
     */
    private static final class AssetErrors extends HttpServletResponseWrapper {
        AssetErrors(HttpServletResponse response) {
            super(response);
        }

        /** "Not modified" is no error; as one it would lose its headers. */
        @Override
        public void sendError(int status) throws IOException {
            if (status == SC_NOT_MODIFIED) {
                super.setStatus(status);
            } else {
                super.sendError(status);
            }
        }

        @Override
        public void setStatus(int status) {
            if (status < SC_BAD_REQUEST) {
                super.setStatus(status);
                return;
            }
            try {
                sendError(status);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
