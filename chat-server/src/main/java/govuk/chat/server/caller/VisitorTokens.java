package govuk.chat.server.caller;

import govuk.chat.core.model.VisitorId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a visitor is known by: {@code ID.EXPIRY.SIGNATURE}, expiry in seconds since 1970. Good for {@link #LIFETIME}; a visitor who keeps
 * coming gets a new one. Safe for use by many threads.
 */
public final class VisitorTokens {
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final String PURPOSE = "visitor";
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]{1,64})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final SigningKey key;
    private final Clock clock;

    public VisitorTokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public String issue(VisitorId id) {
        var expiry = clock.instant().plus(LIFETIME).getEpochSecond();
        var claim = id + "." + expiry;
        return claim + "." + key.sign(PURPOSE, claim);
    }

    /** Who the token was issued to; empty if it was not issued by us, was tampered with, or has lapsed. */
    public Optional<Visitor> read(String token) {
        var parts = SHAPE.matcher(token);
        if (!parts.matches() || !key.isSignature(PURPOSE, parts.group(1) + "." + parts.group(2), parts.group(3))) {
            return Optional.empty();
        }
        var expiry = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        return expiry.isAfter(clock.instant())
                ? Optional.of(new Visitor(new VisitorId(parts.group(1)), expiry))
                : Optional.empty();
    }

    /** A visitor and until when the token is good. */
    public record Visitor(VisitorId id, Instant expiry) {}
}
