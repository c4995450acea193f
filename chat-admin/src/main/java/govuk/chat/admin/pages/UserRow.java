package govuk.chat.admin.pages;

import govuk.chat.core.client.admin.UserCalls.Account;
import govuk.chat.core.model.UserRole;
import govuk.chat.web.pages.Moment;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A user as the pages show them.
 *
 * @param lastLogin null if there was none
 */
record UserRow(
        String id,
        String email,
        String role,
        boolean isActive,
        boolean isService,
        Moment createdAt,
        @Nullable Moment lastLogin) {
    static UserRow of(Account account, ZoneId zone) {
        return new UserRow(
                account.id().value(),
                account.email(),
                words(account.role()),
                account.isActive(),
                account.isService(),
                Moment.of(account.createdAt(), zone),
                account.lastLogin().map(at -> Moment.of(at, zone)).orElse(null));
    }

    static String words(UserRole role) {
        return switch (role) {
            case USER -> "User";
            case MODERATOR -> "Moderator";
            case ADMIN -> "Administrator";
        };
    }
}
