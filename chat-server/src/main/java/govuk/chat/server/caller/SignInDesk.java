package govuk.chat.server.caller;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.service.SessionService;
import govuk.chat.core.service.SignInService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Signing in and out over HTTP, the same for the API and for the pages. Safe for use by many threads. */
public final class SignInDesk {
    private final SignInService signIns;
    private final SessionService sessions;
    private final SignInTokens tokens;
    private final Visitors visitors;
    private final Callers callers;

    public SignInDesk(
            SignInService signIns, SessionService sessions, SignInTokens tokens, Visitors visitors, Callers callers) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.tokens = tokens;
        this.visitors = visitors;
        this.callers = callers;
    }

    /**
     * Signs in a program, which keeps the token. What it said as a visitor becomes the user's.
     *
     * @throws govuk.chat.core.model.ChatException as {@link SignInService#signIn}
     */
    public Entry signIn(String email, String password, HttpServletRequest request) {
        var signedIn = signIns.signIn(email, password, SignInKind.PROGRAM);
        visitor(request).ifPresent(visitor -> sessions.handOver(visitor, ownerOf(signedIn)));
        return new Entry(signedIn, tokens.issue(signedIn));
    }

    /**
     * Signs in a browser, by a cookie with a token that is new: one that was planted there before is of no use to anybody. What was said as
     * a visitor becomes the user's.
     *
     * @throws govuk.chat.core.model.ChatException as {@link SignInService#signIn}
     */
    public SignedIn signInBrowser(
            String email, String password, HttpServletRequest request, HttpServletResponse response) {
        var signedIn = signIns.signIn(email, password, SignInKind.BROWSER);
        visitors.find(request).ifPresent(visitor -> sessions.handOver(visitor, ownerOf(signedIn)));
        visitors.leave(response);
        tokens.cookie(request).ifPresent(this::end);
        tokens.setCookie(signedIn, response);
        return signedIn;
    }

    /** Ends the sign-in that the request shows, if it shows one. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        var bearer = Callers.bearer(request);
        bearer.or(() -> tokens.cookie(request)).ifPresent(this::end);
        if (bearer.isEmpty()) {
            tokens.clearCookie(response);
        }
    }

    /**
     * Gives the caller another password. All their sign-ins end, and a new one takes the place of this one: in the cookie, if there it was.
     *
     * @throws govuk.chat.core.model.ChatException as {@link SignInService#changePassword}
     */
    public Entry changePassword(String current, String next, HttpServletRequest request, HttpServletResponse response) {
        var signedIn = signIns.changePassword(callers.requireSignedIn(request), current, next);
        if (Callers.bearer(request).isEmpty()) {
            tokens.setCookie(signedIn, response);
        }
        return new Entry(signedIn, tokens.issue(signedIn));
    }

    /** Where the caller is signed in, this sign-in among them; the newest first. */
    public List<SignIn> current(SignedIn caller) {
        return signIns.current(caller);
    }

    /** Ends those of the caller's other sign-ins that are chosen. */
    public void signOutElsewhere(SignedIn caller, Predicate<SignInId> isChosen) {
        signIns.current(caller).stream()
                .map(SignIn::id)
                .filter(id -> !id.equals(caller.signIn().id()) && isChosen.test(id))
                .forEach(signIns::signOut);
    }

    private Optional<Owner.Visitor> visitor(HttpServletRequest request) {
        return Callers.bearer(request).flatMap(visitors::read).or(() -> visitors.find(request));
    }

    private void end(String token) {
        tokens.signInOf(token).ifPresent(signIns::signOut);
    }

    private static Owner.User ownerOf(SignedIn signedIn) {
        return new Owner.User(signedIn.user().id());
    }

    /** Who came in, and the token that shows it. */
    public record Entry(SignedIn signedIn, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Entry[" + signedIn.user().id() + "]";
        }
    }
}
