package govuk.chat.server.api;

import govuk.chat.core.model.User;
import java.util.Locale;

/** A user as the API shows them to themselves. */
record UserJson(String id, String email, String role) {
    static UserJson of(User user) {
        return new UserJson(
                user.id().value(), user.email().value(), user.role().name().toLowerCase(Locale.ROOT));
    }
}
