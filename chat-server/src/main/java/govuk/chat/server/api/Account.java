package govuk.chat.server.api;

import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.UserRole;
import java.security.Principal;

/** Who is signed in, for resources that take them as {@code @Auth Account}. */
public record Account(SignedIn signedIn) implements Principal {
    /** The id: an email address has no place in an access log. */
    @Override
    public String getName() {
        return signedIn.user().id().value();
    }

    /** The role, or one that includes it, as {@code @RolesAllowed} names it. */
    boolean hasRole(String name) {
        return signedIn.user().role().compareTo(UserRole.valueOf(name)) >= 0;
    }
}
