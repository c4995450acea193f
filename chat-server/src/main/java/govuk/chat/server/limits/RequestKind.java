package govuk.chat.server.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** What a request is, as far as limits are concerned. */
enum RequestKind {
    /** What machines ask to see whether we are well, and files that browsers fetch by themselves. */
    UNCOUNTED,
    REPLY,
    /** Whatever tries a password. */
    LOGIN,
    MESSAGE,
    /** Looking after the service. */
    ADMIN,
    OTHER;

    private static final String MESSAGE_FORM = "/chat/messages";

    /** The forms that come back with what was typed in them, whatever happens: signing in may carry a message along. */
    private static final Set<String> KEEPING_FORMS = Set.of(MESSAGE_FORM, "/sign-in");

    private static final Set<String> UNCOUNTED_PATHS = Set.of(
            "/live",
            "/ready",
            "/health",
            "/health/detailed",
            "/api/v1/status",
            "/metrics",
            "/openapi.yml",
            "/favicon.ico");
    private static final Set<String> LOGIN_PATHS =
            Set.of("/api/v1/auth/login", "/api/v1/auth/password", "/sign-in", "/account/password");

    static RequestKind of(HttpServletRequest request) {
        var path = path(request);
        if (UNCOUNTED_PATHS.contains(path) || path.startsWith("/assets/") || path.startsWith("/.well-known/")) {
            return UNCOUNTED;
        }
        if (path.startsWith("/api/v1/replies/") || path.startsWith("/chat/replies/")) {
            return REPLY;
        }
        if (path.startsWith("/api/v1/admin/")) {
            return ADMIN;
        }
        if (!request.getMethod().equals("POST")) {
            return OTHER;
        }
        if (LOGIN_PATHS.contains(path)) {
            return LOGIN;
        }
        return path.equals(MESSAGE_FORM) || isMessages(path) ? MESSAGE : OTHER;
    }

    static boolean isKeepingForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && KEEPING_FORMS.contains(path(request));
    }

    /** The one of them whose page needs nothing but memory. */
    static boolean isMessageForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && path(request).equals(MESSAGE_FORM);
    }

    private static boolean isMessages(String path) {
        return path.startsWith("/api/v1/sessions/") && path.endsWith("/messages");
    }

    /** As the resources see it: decoded, without parameters, and a slash at the end makes no difference. */
    private static String path(HttpServletRequest request) {
        var info = request.getPathInfo();
        var path = info == null ? request.getServletPath() : request.getServletPath() + info;
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
