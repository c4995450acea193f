package govuk.chat.core.store;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which users are looked for, and in which order.
 *
 * @param search a part of the email, in any case; empty for all
 * @param role null for all
 * @param isActive null for all
 */
public record UserQuery(
        String search, @Nullable UserRole role, @Nullable Boolean isActive, Sort sort) {
    public static final UserQuery ALL = new UserQuery("", null, null, Sort.EMAIL);

    public UserQuery {
        search = requireNonNullElse(search, "").strip().toLowerCase(Locale.ROOT);
    }

    /** The order of a list of users. */
    public enum Sort {
        EMAIL,
        /** The newest first. */
        CREATED,
        /** The latest first; those who never signed in come last. */
        LAST_LOGIN
    }

    /** The place of a user in a list in this order. */
    public UserPlace placeOf(User user) {
        return switch (sort) {
            case EMAIL -> new UserPlace(user.email().value(), 0, "");
            case CREATED ->
                new UserPlace("", user.createdAt().toEpochMilli(), user.id().value());
            case LAST_LOGIN ->
                new UserPlace("", user.lastLogin().toEpochMilli(), user.id().value());
        };
    }
}
