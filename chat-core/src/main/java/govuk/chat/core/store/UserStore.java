package govuk.chat.core.store;

import govuk.chat.core.model.Email;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Users and the hashes of their passwords. */
public interface UserStore {
    /** Stores a new user. False, and nothing stored, if somebody has the email already. */
    boolean create(Credentials user);

    Optional<Credentials> find(UserId id);

    Optional<Credentials> find(Email email);

    /** Up to {@code limit} users that fit the query and come after the place, in the query's order. */
    List<User> list(UserQuery query, UserPlace after, int limit);

    /**
     * Replaces role, {@code isActive} and password hash by what {@code change} makes of what is stored, in one transaction;
     * whatever else {@code change} alters is not stored. If any of the three is different afterwards, all sign-ins of the user
     * are removed in the same transaction. Answers the user as they then are, or empty if there is none.
     *
     * @throws govuk.chat.core.model.ChatException {@code CONFLICT}, and nothing is changed, if there would be no active administrator left;
     *     and what {@code change} throws
     */
    Optional<User> update(UserId id, UnaryOperator<Credentials> change);

    /** Whether anybody has the role, active or not. */
    boolean hasAny(UserRole role);
}
