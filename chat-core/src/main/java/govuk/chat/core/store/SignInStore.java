package govuk.chat.core.store;

import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is signed in. A sign-in that is removed is gone for every node at once. */
public interface SignInStore {
    /**
     * Stores a new sign-in, sets the user's {@code lastLogin} to its {@code createdAt}, and removes those of anybody that expired
     * before that. False, and no sign-in stored, if the user is not active or their password's hash is no longer the one that
     * was checked: so no sign-in slips past a change that removes them all.
     */
    boolean create(SignIn signIn, String checkedHash);

    /** The sign-in and its user, read at one moment; lapsed ones too. */
    Optional<SignedIn> find(SignInId id);

    /** A user's sign-ins, lapsed ones too, the newest first; at most {@code limit}. */
    List<SignIn> ofUser(UserId user, int limit);

    /** Sets {@code lastUsedAt}, if the sign-in is there and that is later. */
    void use(SignInId id, Instant now);

    /** Removes a sign-in, if it is there. */
    void remove(SignInId id);

    /** Removes all sign-ins of a user; answers how many there were. */
    int removeAll(UserId user);
}
