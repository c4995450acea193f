package govuk.chat.web.edge;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a browser do here (OWASP CSRF Prevention Cheat Sheet, Fetch Metadata and verifying the origin). A
 * browser says in {@code Sec-Fetch-Site} where a request comes from, and a script cannot change it. Browsers that do not say so (old ones, and
 * all on plain HTTP) send {@code Origin}, which then must be us. Whoever sends neither is no browser.
 *
 * <p>Reading is never refused. Nor are the allowed origins, nor requests whose only credential is a bearer token: no browser
 * adds that by itself. A request without any credential is refused as well, for its answer could plant a cookie. This stands beside
 * the forms' own tokens, {@code SameSite=Strict} cookies and resources that take nothing but JSON.
 */
final class CrossSiteWrites extends Handler.Wrapper {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    /** {@code none} is a person's own doing: a bookmark, a typed address. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Set<String> allowedOrigins;

    CrossSiteWrites(Set<String> allowedOrigins, Handler inner) {
        super(inner);
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (SAFE_METHODS.contains(request.getMethod()) || !isForeign(request)) {
            return super.handle(request, response, callback);
        }
        var refusal = new ChatException(
                ErrorCode.FORBIDDEN,
                "This came from a page of another site, so it was not done. Use this service's own pages.");
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, null, refusal);
        return true;
    }

    private boolean isForeign(Request request) {
        var headers = request.getHeaders();
        var origin = headers.get("Origin");
        if (isBearerOnly(headers) || (origin != null && allowedOrigins.contains(origin))) {
            return false;
        }
        var site = headers.get("Sec-Fetch-Site");
        return site == null ? origin != null && !isOwn(origin, request) : !OWN_SITES.contains(site);
    }

    private static boolean isBearerOnly(HttpFields headers) {
        var authorization = headers.get("Authorization");
        return authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && !headers.contains("Cookie");
    }

    /** Whether the origin is what the client called us. Not by scheme: TLS may end at a proxy that we do not know. */
    private static boolean isOwn(String origin, Request request) {
        try {
            var uri = URI.create(origin);
            var host = Request.getServerName(request);
            return uri.getHost() != null
                    && uri.getHost().equalsIgnoreCase(host)
                    && isOwnPort(uri, request.getHttpURI().getPort());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @param port not positive if the client named none */
    private static boolean isOwnPort(URI origin, int port) {
        if (origin.getPort() != -1) {
            return origin.getPort() == port;
        }
        return port <= 0 || port == usualPort(origin.getScheme());
    }

    private static int usualPort(@Nullable String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }
}
