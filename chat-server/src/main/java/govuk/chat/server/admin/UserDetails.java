package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.User;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param lastLogin left out of the answer if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserDetails(
        String id,
        String email,
        String role,
        boolean isActive,
        boolean isService,
        Instant createdAt,
        @Nullable Instant lastLogin) {
    static UserDetails of(User user) {
        return new UserDetails(
                user.id().value(),
                user.email().value(),
                user.role().name().toLowerCase(Locale.ROOT),
                user.isActive(),
                user.isService(),
                user.createdAt(),
                user.lastLogin().equals(User.NEVER) ? null : user.lastLogin());
    }
}
