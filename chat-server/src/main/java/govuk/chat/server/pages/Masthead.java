package govuk.chat.server.pages;

import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.service.SignInRules;
import govuk.chat.server.caller.Callers;
import govuk.chat.web.forms.FormTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds what the top of a page says about who is looking at it. Safe for use by many threads. */
public final class Masthead {
    private final Callers callers;
    private final FormTokens forms;
    private final SignInRules rules;
    private final Clock clock;

    public Masthead(Callers callers, FormTokens forms, SignInRules rules, Clock clock) {
        this.callers = callers;
        this.forms = forms;
        this.rules = rules;
        this.clock = clock;
    }

    View of(HttpServletRequest request) {
        return callers.signedIn(request).map(this::of).orElse(View.GUEST);
    }

    /** For somebody who has signed in by this very request. */
    View of(SignedIn signedIn) {
        return new View(account(signedIn), false);
    }

    private Account account(SignedIn signedIn) {
        var user = signedIn.user();
        var left = Duration.between(clock.instant(), rules.lapseOf(signedIn.signIn()));
        return new Account(
                user.id().value(), user.email().value(), forms.issue(new Owner.User(user.id())), left.toSeconds());
    }

    /**
     * @param account of whoever is signed in
     * @param isGuest whether nobody is; for a page made without knowing who will see it, neither is said
     */
    record View(@Nullable Account account, boolean isGuest) {
        static final View GUEST = new View(null, true);
        static final View UNKNOWN = new View(null, false);
    }

    /** @param lapsesIn seconds until the sign-in ends if it is not used */
    record Account(String owner, String email, String signOutToken, long lapsesIn) {}
}
