package govuk.chat.server.caller;

import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.VisitorId;
import govuk.chat.web.forms.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Visitors and the cookie by which they are known. Costs no storage. Safe for use by many threads. */
public final class Visitors {
    private static final String COOKIE = "chat_visitor";

    /** A cookie that has used up one part of so many is renewed, so that nobody lapses while they keep coming. */
    private static final int PARTS = 24;

    private final VisitorTokens tokens;
    private final Cookies cookies;
    private final IdSource ids;
    private final Clock clock;

    public Visitors(VisitorTokens tokens, Cookies cookies, IdSource ids, Clock clock) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.ids = ids;
        this.clock = clock;
    }

    /** Known by the cookie of this request. */
    public Optional<Owner.Visitor> find(HttpServletRequest request) {
        return cookie(request).map(visitor -> new Owner.Visitor(visitor.id()));
    }

    /** Known by a token that came in another way. */
    Optional<Owner.Visitor> read(String token) {
        return tokens.read(token).map(visitor -> new Owner.Visitor(visitor.id()));
    }

    /** The visitor of this request, or a new one; with a cookie that is good for another while. */
    public Owner.Visitor welcome(HttpServletRequest request, HttpServletResponse response) {
        var known = cookie(request);
        if (known.isEmpty()) {
            return newcomer(response);
        }
        var left = Duration.between(clock.instant(), known.get().expiry());
        var lifetime = tokens.lifetime();
        if (left.compareTo(lifetime.minus(lifetime.dividedBy(PARTS))) < 0) {
            setCookie(known.get().id(), response);
        }
        return new Owner.Visitor(known.get().id());
    }

    Owner.Visitor newcomer(HttpServletResponse response) {
        var id = new VisitorId(ids.next());
        setCookie(id, response);
        return new Owner.Visitor(id);
    }

    public String tokenFor(Owner.Visitor visitor) {
        return tokens.issue(visitor.id());
    }

    /** Forgets the visitor, who has become somebody else. */
    void leave(HttpServletResponse response) {
        cookies.clear(response, COOKIE);
    }

    private void setCookie(VisitorId id, HttpServletResponse response) {
        cookies.set(response, COOKIE, tokens.issue(id), tokens.lifetime());
    }

    private Optional<VisitorTokens.Visitor> cookie(HttpServletRequest request) {
        return cookies.read(request, COOKIE).flatMap(tokens::read);
    }
}
