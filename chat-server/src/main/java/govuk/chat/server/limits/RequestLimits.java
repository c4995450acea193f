package govuk.chat.server.limits;

import govuk.chat.core.limit.Allowance;
import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.server.caller.Callers;
import govuk.chat.web.edge.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Counts a request by the rules that hold for its kind. Safe for use by many threads. */
final class RequestLimits {
    private final RateLimits limits;
    private final Callers callers;
    private final LimitRule requests;
    private final LimitRule replies;
    private final LimitRule owner;
    private final LimitRule login;
    private final LimitRule messages;

    RequestLimits(LimitSettings settings, RateLimits limits, Callers callers) {
        this.limits = limits;
        this.callers = callers;
        this.requests = settings.requests().named("requests");
        this.replies = settings.replies().named("replies");
        this.owner = settings.owner().named("owner");
        this.login = settings.login().named("login");
        this.messages = settings.messages().named("messages");
    }

    /** How the caller stands with the tightest of the rules; empty if none holds for this request. */
    Optional<Allowance> take(HttpServletRequest request) {
        return switch (RequestKind.of(request)) {
            case UNCOUNTED -> Optional.empty();
            case REPLY -> takeReply(request);
            case LOGIN -> also(byAddress(request), login, address(request));
            case MESSAGE -> byOwner(request, byAddress(request), true);
            case OTHER -> byOwner(request, byAddress(request), false);
        };
    }

    /** As for one look at a reply. */
    Optional<Allowance> takeReply(HttpServletRequest request) {
        return also(Optional.empty(), replies, address(request));
    }

    private Optional<Allowance> byAddress(HttpServletRequest request) {
        return also(Optional.empty(), requests, address(request));
    }

    private Optional<Allowance> byOwner(HttpServletRequest request, Optional<Allowance> before, boolean isMessage) {
        if (isRefused(before)) {
            return before;
        }
        var known = owner(request);
        var counted = known.map(key -> also(before, owner, key)).orElse(before);
        return isMessage ? also(counted, messages, known.orElseGet(() -> address(request))) : counted;
    }

    /** Who cannot be told has the limits of their address; that something is wrong with their token is for the resource to say. */
    private Optional<String> owner(HttpServletRequest request) {
        try {
            return callers.find(request).map(Owner::key);
        } catch (ChatException e) {
            return Optional.empty();
        }
    }

    /** Whoever is refused by one rule takes nothing from the next. */
    private Optional<Allowance> also(Optional<Allowance> before, LimitRule rule, String key) {
        if (rule.isOff() || isRefused(before)) {
            return before;
        }
        var taken = limits.take(rule, key);
        return Optional.of(before.map(taken::tighter).orElse(taken));
    }

    private static boolean isRefused(Optional<Allowance> standing) {
        return standing.isPresent() && !standing.get().isGranted();
    }

    private static String address(HttpServletRequest request) {
        return ClientAddress.of(request).network();
    }
}
