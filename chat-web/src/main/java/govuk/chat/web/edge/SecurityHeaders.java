package govuk.chat.web.edge;

import java.util.Map;

/**
 * The headers that every response carries, errors and static files included. The policy allows what the pages use and nothing
 * else: no inline script or style, no other host.
 */
public final class SecurityHeaders {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'");

    public static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Permissions-Policy", "geolocation=(), microphone=(), camera=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /** Only over TLS: a browser that once saw it refuses plain HTTP for a year (RFC 6797). */
    public static final String HSTS = "Strict-Transport-Security";

    public static final String HSTS_VALUE = "max-age=31536000; includeSubDomains";

    private SecurityHeaders() {}
}
