package govuk.chat.server.caller;

import govuk.chat.core.model.VisitorId;
import govuk.chat.web.forms.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a visitor is known by: {@code ID.EXPIRY.SIGNATURE}, expiry in seconds since 1970. Good for as long as visitors' conversations are
 * kept, and for a day at least; a visitor who keeps coming gets a new one. Safe for use by many threads.
 */
public final class VisitorTokens {
    /** Browsers keep no cookie for longer (RFC 6265bis §5.5). */
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final Duration SHORTEST = Duration.ofHours(24);

    private static final String PURPOSE = "visitor";
    private static final int LONGEST_TOKEN = 128;

    private final SigningKey key;
    private final Supplier<Duration> retention;
    private final Clock clock;

    /** @param retention how long a visitor's conversations are kept; zero for ever */
    public VisitorTokens(SigningKey key, Supplier<Duration> retention, Clock clock) {
        this.key = key;
        this.retention = retention;
        this.clock = clock;
    }

    /** Of a token that is issued now. */
    Duration lifetime() {
        return lifetime(retention.get());
    }

    /** @param kept how long a visitor's conversations are kept; zero for ever */
    public static Duration lifetime(Duration kept) {
        if (kept.isZero() || kept.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        // Never in the middle of a conversation, however soon it is to be forgotten.
        return kept.compareTo(SHORTEST) < 0 ? SHORTEST : kept;
    }

    public String issue(VisitorId id) {
        var expiry = clock.instant().plus(lifetime()).getEpochSecond();
        var claim = id + "." + expiry;
        return claim + "." + key.sign(PURPOSE, claim);
    }

    /** Who the token was issued to; empty if it was not issued by us, was tampered with, or has lapsed. */
    public Optional<Visitor> read(String token) {
        var claimEnd = token.lastIndexOf('.');
        if (claimEnd < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var claim = token.substring(0, claimEnd);
        return key.isSignature(PURPOSE, claim, token.substring(claimEnd + 1)) ? current(claim) : Optional.empty();
    }

    /** What we signed ourselves is well formed. */
    private Optional<Visitor> current(String claim) {
        var dot = claim.indexOf('.');
        var expiry = Instant.ofEpochSecond(Long.parseLong(claim.substring(dot + 1)));
        return expiry.isAfter(clock.instant())
                ? Optional.of(new Visitor(new VisitorId(claim.substring(0, dot)), expiry))
                : Optional.empty();
    }

    /** A visitor and until when the token is good. */
    public record Visitor(VisitorId id, Instant expiry) {}
}
