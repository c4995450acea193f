package govuk.chat.server.web;

import govuk.chat.core.service.Origin;
import govuk.chat.core.service.Origins;
import govuk.chat.web.edge.ClientAddress;
import govuk.chat.web.edge.RequestIds;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Remembers, for as long as a thread works on a request, where the request came from: the audit asks for it deep below. Threads without a
 * request (a purge, say) come from {@link Origin#HERE}.
 */
public final class RequestOrigins implements Filter, Origins {
    private final ThreadLocal<Origin> current = ThreadLocal.withInitial(() -> Origin.HERE);

    @Override
    public Origin current() {
        return current.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            current.set(new Origin(ClientAddress.of(http).text(), RequestIds.of(http)));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            current.remove();
        }
    }
}
