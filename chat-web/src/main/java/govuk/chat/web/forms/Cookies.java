package govuk.chat.web.forms;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cookies as this service sets them: out of reach for scripts, and never sent from another site. Safe for use by many threads.
 *
 * @param secure whether they travel over TLS only; their names then have the {@code __Host-} prefix, so that no neighbouring host can set
 *     them (RFC 6265bis §4.1.3.2)
 */
public record Cookies(boolean secure) {
    public Optional<String> read(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(fullName(name)))
                .map(Cookie::getValue)
                .findFirst();
    }

    public void set(HttpServletResponse response, String name, String value, Duration age) {
        var cookie = new Cookie(fullName(name), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/");
        cookie.setMaxAge((int) age.toSeconds());
        cookie.setAttribute("SameSite", "Strict");
        response.addCookie(cookie);
    }

    public void clear(HttpServletResponse response, String name) {
        set(response, name, "", Duration.ZERO);
    }

    private String fullName(String name) {
        return secure ? "__Host-" + name : name;
    }
}
