package govuk.chat.core.model;

import java.time.Instant;

/**
 * One sign-in of a user, at one device or by one program. It exists from signing in to signing out; without it no token holds.
 *
 * @param lastUsedAt to the minute: not every use is written down
 * @param expiresAt when it lapses, however much it is used
 */
public record SignIn(
        SignInId id, UserId user, SignInKind kind, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {
    public SignIn usedAt(Instant time) {
        return new SignIn(id, user, kind, createdAt, time, expiresAt);
    }
}
