package govuk.chat.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where to go after signing in, the usual place unless something else is wanted. What a link asks for is followed only within this service, so that nobody can be led elsewhere by an address
 * that begins with ours (OWASP Unvalidated Redirects Cheat Sheet).
 */
public record LocalAddress(String usual) {
    private static final String PARAMETER = "/sign-in?next=";

    /** Not {@code //host} nor {@code /\host}, which browsers take for another host; visible ASCII only. */
    private static final Pattern OURS = Pattern.compile("/(?!/)[\\x21-\\x7e&&[^\\\\]]{0,1000}");

    private static final Pattern NO_PAGE = Pattern.compile("/(sign-in|sign-out|signed-out|api)\\b.*");

    /** The address that was wanted, if it is one of our pages; the usual one otherwise. */
    public String of(String wanted) {
        return OURS.matcher(wanted).matches() && !NO_PAGE.matcher(wanted).matches() ? wanted : usual;
    }

    /** What a request asks for, as an address within this service; whatever is odd about it leads to the usual place. */
    public String ofRequest(HttpServletRequest request) {
        var query = request.getQueryString();
        var asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        return OURS.matcher(asked).matches() ? asked : usual;
    }

    /** The sign-in page that leads on to an address. */
    public String signInThen(String address) {
        return PARAMETER + URLEncoder.encode(of(address), StandardCharsets.UTF_8);
    }
}
