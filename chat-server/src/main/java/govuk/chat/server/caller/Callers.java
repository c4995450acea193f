package govuk.chat.server.caller;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds out who is calling. Whoever signed in shows a sign-in's token, a visitor a visitor's, each as {@code Authorization: Bearer} or in
 * a cookie; a bearer goes before cookies, a sign-in before a visit. A visitor's token that does not hold is as good as none. A
 * sign-in's that does not hold is refused, so that nobody goes on as a stranger without noticing.
 *
 * <p>Knowing a visitor costs a signature, knowing a user one query for each request. Safe for use by many threads.
 */
public final class Callers {
    private static final String ATTRIBUTE = Callers.class.getName();
    private static final String BEARER = "Bearer ";

    private final SignInTokens signIns;
    private final Visitors visitors;
    private final boolean isAnonymousAllowed;

    public Callers(SignInTokens signIns, Visitors visitors, boolean isAnonymousAllowed) {
        this.signIns = signIns;
        this.visitors = visitors;
        this.isAnonymousAllowed = isAnonymousAllowed;
    }

    /**
     * The caller, if they are known.
     *
     * @throws SignInNeededException if they show a sign-in that does not hold, or are not known and nobody may come in unknown
     */
    public Optional<Owner> find(HttpServletRequest request) {
        return switch (caller(request)) {
            case Caller.User user -> Optional.of(user.owner());
            case Caller.Visitor(var visitor) -> Optional.of(visitor);
            case Caller.SignedOut signedOut -> throw signedOut();
            case Caller.Stranger stranger -> nobody();
        };
    }

    /** @throws ChatException {@code UNAUTHENTICATED} if the caller is not known */
    public Owner require(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> new ChatException(
                        ErrorCode.UNAUTHENTICATED,
                        "We do not know who you are. Start a session first and send its visitor token."));
    }

    /**
     * The caller, made a visitor and given the cookie if they are not known yet.
     *
     * @throws SignInNeededException if they show a sign-in that does not hold, or visitors are not allowed
     */
    public Owner welcome(HttpServletRequest request, HttpServletResponse response) {
        var known = find(request);
        if (known.isEmpty()) {
            return visitors.newcomer(response);
        }
        var isVisitorByCookie =
                known.get() instanceof Owner.Visitor && bearer(request).isEmpty();
        return isVisitorByCookie ? visitors.welcome(request, response) : known.get();
    }

    /** Who is signed in, if the caller is. */
    public Optional<SignedIn> signedIn(HttpServletRequest request) {
        return caller(request) instanceof Caller.User user ? Optional.of(user.signedIn()) : Optional.empty();
    }

    /** @throws SignInNeededException if the caller is not signed in */
    public SignedIn requireSignedIn(HttpServletRequest request) {
        return signedIn(request).orElseThrow(() -> new SignInNeededException("Sign in first."));
    }

    /** Whether a sign-in was shown that does not hold: the caller has been signed out, or has been away for too long. */
    public boolean isSignedOut(HttpServletRequest request) {
        return caller(request) instanceof Caller.SignedOut;
    }

    /**
     * Tells later on, when the request is long over, whether the caller would still be known. Asking is no use of a sign-in. A visitor is
     * never signed out.
     */
    public BooleanSupplier stillHolds(HttpServletRequest request) {
        var signedIn = signedIn(request);
        return signedIn.isEmpty()
                ? () -> true
                : () -> signIns.holds(signedIn.get().signIn().id());
    }

    /** Takes the visitor's cookie back. */
    public void forget(HttpServletResponse response) {
        visitors.leave(response);
    }

    /** A token for clients that keep no cookies. */
    public String tokenFor(Owner.Visitor visitor) {
        return visitors.tokenFor(visitor);
    }

    /** Looked up once for each request. */
    private Caller caller(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller known) {
            return known;
        }
        var caller = identify(request);
        request.setAttribute(ATTRIBUTE, caller);
        return caller;
    }

    private Caller identify(HttpServletRequest request) {
        var bearer = bearer(request);
        var signIn = bearer.isPresent() ? bearer.filter(SignInTokens::isOne) : signIns.cookie(request);
        if (signIn.isPresent()) {
            return signIns.use(signIn.get())
                    .<Caller>map(signedIn -> Caller.User.of(signedIn, request))
                    .orElseGet(Caller.SignedOut::new);
        }
        return (bearer.isPresent() ? bearer.flatMap(visitors::read) : visitors.find(request))
                .filter(visitor -> isAnonymousAllowed)
                .<Caller>map(Caller.Visitor::new)
                .orElseGet(Caller.Stranger::new);
    }

    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private Optional<Owner> nobody() {
        if (isAnonymousAllowed) {
            return Optional.empty();
        }
        throw new SignInNeededException("Sign in first.");
    }

    private static ChatException signedOut() {
        return new SignInNeededException("You have been signed out. Sign in again.");
    }
}
