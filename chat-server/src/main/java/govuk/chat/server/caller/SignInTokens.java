package govuk.chat.server.caller;

import govuk.chat.core.auth.AccessTokens;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.service.SignInService;
import govuk.chat.web.forms.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The tokens of those who signed in, and the cookie that holds one in a browser. Safe for use by many threads. */
public final class SignInTokens {
    private static final String COOKIE = "chat_session";

    /** How every JWT begins: an opening brace and a quotation mark, in base64. A visitor's token never does: it begins with hexadecimal digits. */
    private static final String START = "eyJ";

    private final AccessTokens tokens;
    private final SignInService signIns;
    private final Cookies cookies;

    public SignInTokens(AccessTokens tokens, SignInService signIns, Cookies cookies) {
        this.tokens = tokens;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /** Whether a bearer's token claims to be one of these, good or not. */
    static boolean isOne(String token) {
        return token.startsWith(START);
    }

    Optional<String> cookie(HttpServletRequest request) {
        return cookies.read(request, COOKIE).filter(value -> !value.isEmpty());
    }

    /** Who is signed in by a token; a use of the sign-in. One query, at every request: that is what makes signing out hold everywhere. */
    Optional<SignedIn> use(String token) {
        return tokens.read(token).flatMap(signIns::use);
    }

    boolean holds(SignInId id) {
        return signIns.holds(id);
    }

    /** The sign-in that a token names, whether or not it still holds. */
    Optional<SignInId> signInOf(String token) {
        return tokens.read(token);
    }

    String issue(SignedIn signedIn) {
        return tokens.issue(signedIn);
    }

    void setCookie(SignedIn signedIn, HttpServletResponse response) {
        cookies.set(response, COOKIE, issue(signedIn), signIns.rules().lifetime());
    }

    void clearCookie(HttpServletResponse response) {
        cookies.clear(response, COOKIE);
    }
}
