package govuk.chat.core.model;

import java.time.Instant;

/**
 * Somebody who can sign in. The password is not part of it: what does not hold a secret cannot show it.
 *
 * @param isActive whether they may sign in; one who may not has no sign-ins either
 * @param isService whether this is a program, which may act for others and says for whom
 * @param lastLogin {@link #NEVER} until the first
 */
public record User(
        UserId id,
        Email email,
        UserRole role,
        boolean isActive,
        boolean isService,
        Instant createdAt,
        Instant lastLogin) {
    public static final Instant NEVER = Instant.EPOCH;

    public User withRole(UserRole newRole) {
        return new User(id, email, newRole, isActive, isService, createdAt, lastLogin);
    }

    public User withActive(boolean newActive) {
        return new User(id, email, role, newActive, isService, createdAt, lastLogin);
    }
}
