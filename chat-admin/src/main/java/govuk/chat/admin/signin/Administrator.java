package govuk.chat.admin.signin;

import govuk.chat.admin.servers.Servers;
import govuk.chat.core.client.RemoteUser;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.UserRole;
import java.time.Instant;

/**
 * Somebody who is signed in. The token that the server gave is in {@code servers} and nowhere else.
 *
 * @param user an administrator or a moderator
 * @param servers all servers, as this person
 */
public record Administrator(RemoteUser user, Servers servers, Instant signedInAt) {
    public boolean isAdmin() {
        return user.role() == UserRole.ADMIN;
    }

    /** Whose the forms are. */
    public Owner owner() {
        return new Owner.User(user.id());
    }
}
