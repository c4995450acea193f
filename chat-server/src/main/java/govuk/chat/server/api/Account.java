package govuk.chat.server.api;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import java.security.Principal;

/** Who is signed in, for resources that take them as {@code @Auth Account}. */
public record Account(SignedIn signedIn) implements Principal {
    /** The id: an email address has no place in an access log. */
    @Override
    public String getName() {
        return signedIn.user().id().value();
    }

    /** As the audit calls them. */
    public String key() {
        return new Owner.User(signedIn.user().id()).key();
    }

    /** @throws ChatException {@code CONFLICT} with the sentence if that is who is signed in */
    public void refuseIfSelf(UserId user, String sentence) {
        if (signedIn.user().id().equals(user)) {
            throw new ChatException(ErrorCode.CONFLICT, sentence);
        }
    }

    /** The role, or one that includes it, as {@code @RolesAllowed} names it. */
    boolean hasRole(String name) {
        return signedIn.user().role().compareTo(UserRole.valueOf(name)) >= 0;
    }
}
