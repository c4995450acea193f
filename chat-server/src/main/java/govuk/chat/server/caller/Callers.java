package govuk.chat.server.caller;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.VisitorId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out who is calling. A visitor shows a token, as {@code Authorization: Bearer} or in a cookie; a token that does not hold is as
 * good as none. Safe for use by many threads.
 */
public final class Callers {
    /** A cookie that is older than this is renewed, so that nobody lapses while they keep coming. */
    private static final Duration RENEW_AFTER = Duration.ofHours(1);

    private static final String BEARER = "Bearer ";

    private final VisitorTokens tokens;
    private final IdSource ids;
    private final Clock clock;
    private final boolean secure;

    /** @param secure whether cookies travel over TLS only; their name then has the {@code __Host-} prefix (RFC 6265bis §4.1.3.2) */
    public Callers(VisitorTokens tokens, IdSource ids, Clock clock, boolean secure) {
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.secure = secure;
    }

    /** The caller, if they are known. */
    public Optional<Owner> find(HttpServletRequest request) {
        return visitor(request).map(visitor -> new Owner.Visitor(visitor.id()));
    }

    /** @throws ChatException {@code UNAUTHENTICATED} if the caller is not known */
    public Owner require(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> new ChatException(
                        ErrorCode.UNAUTHENTICATED,
                        "We do not know who you are. Start a session first and send its visitor token."));
    }

    /** The caller, made a visitor and given the cookie if they are not known yet. */
    public Owner welcome(HttpServletRequest request, HttpServletResponse response) {
        var known = visitor(request);
        known.ifPresent(visitor -> renew(visitor, request, response));
        return known.<Owner>map(visitor -> new Owner.Visitor(visitor.id())).orElseGet(() -> newcomer(response));
    }

    /** Takes the visitor's cookie back. */
    public void forget(HttpServletResponse response) {
        response.addCookie(cookie("", Duration.ZERO));
    }

    /** A token for clients that keep no cookies. */
    public String tokenFor(Owner.Visitor visitor) {
        return tokens.issue(visitor.id());
    }

    private Owner newcomer(HttpServletResponse response) {
        var id = new VisitorId(ids.next());
        setCookie(id, response);
        return new Owner.Visitor(id);
    }

    private void renew(VisitorTokens.Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        var left = Duration.between(clock.instant(), visitor.expiry());
        if (cookie(request).isPresent() && left.compareTo(VisitorTokens.LIFETIME.minus(RENEW_AFTER)) < 0) {
            setCookie(visitor.id(), response);
        }
    }

    private void setCookie(VisitorId id, HttpServletResponse response) {
        response.addCookie(cookie(tokens.issue(id), VisitorTokens.LIFETIME));
    }

    private Cookie cookie(String value, Duration lifetime) {
        var cookie = new Cookie(cookieName(), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setMaxAge((int) lifetime.toSeconds());
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }

    private Optional<VisitorTokens.Visitor> visitor(HttpServletRequest request) {
        return bearer(request).or(() -> cookie(request)).flatMap(tokens::read);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private Optional<String> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .map(Cookie::getValue)
                .findFirst();
    }

    private String cookieName() {
        return secure ? "__Host-chat_visitor" : "chat_visitor";
    }
}
