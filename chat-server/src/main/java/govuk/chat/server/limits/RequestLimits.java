package govuk.chat.server.limits;

import govuk.chat.core.limit.Allowance;
import govuk.chat.core.limit.LimitRule;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.UserRole;
import govuk.chat.server.caller.Callers;
import govuk.chat.web.edge.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts a request by the rules that hold for its kind. Safe for use by many threads. */
final class RequestLimits {
    private final RateLimits limits;
    private final Callers callers;
    private final Supplier<LimitSettings> settings;

    RequestLimits(Supplier<LimitSettings> settings, RateLimits limits, Callers callers) {
        this.settings = settings;
        this.limits = limits;
        this.callers = callers;
    }

    /** How the caller stands with the tightest of the rules; empty if none holds for this request. */
    Optional<Allowance> take(HttpServletRequest request) {
        var now = settings.get();
        if (now.isOff()) {
            return Optional.empty();
        }
        return switch (RequestKind.of(request)) {
            case UNCOUNTED -> Optional.empty();
            case REPLY -> takeReply(request);
            case LOGIN -> also(byAddress(request, now), now.login().named("login"), address(request));
            case MESSAGE -> byMessage(request, now);
            case ADMIN -> byOperator(request, now);
            case OTHER -> byOwner(request, byAddress(request, now), now);
        };
    }

    /** As for one look at a reply. */
    Optional<Allowance> takeReply(HttpServletRequest request) {
        return also(Optional.empty(), settings.get().replies().named("replies"), address(request));
    }

    private Optional<Allowance> byAddress(HttpServletRequest request, LimitSettings now) {
        return also(Optional.empty(), now.requests().named("requests"), address(request));
    }

    /** Whoever knocks at that door without a right to enter has the limits of everybody. */
    private Optional<Allowance> byOperator(HttpServletRequest request, LimitSettings now) {
        return operator(request)
                .map(key -> also(Optional.empty(), now.operators().named("operators"), key))
                .orElseGet(() -> byOwner(request, byAddress(request, now), now));
    }

    private Optional<String> operator(HttpServletRequest request) {
        try {
            return callers.signedIn(request)
                    .map(SignedIn::user)
                    .filter(user -> user.role() != UserRole.USER)
                    .map(user -> user.id().value());
        } catch (ChatException e) {
            return Optional.empty();
        }
    }

    private Optional<Allowance> byMessage(HttpServletRequest request, LimitSettings now) {
        var counted = byOwner(request, byAddress(request, now), now);
        return isRefused(counted)
                ? counted
                : also(counted, now.messages().named("messages"), owner(request).orElseGet(() -> address(request)));
    }

    private Optional<Allowance> byOwner(HttpServletRequest request, Optional<Allowance> before, LimitSettings now) {
        return isRefused(before)
                ? before
                : owner(request)
                        .map(key -> also(before, now.owner().named("owner"), key))
                        .orElse(before);
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
