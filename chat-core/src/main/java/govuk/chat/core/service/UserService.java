package govuk.chat.core.service;

import govuk.chat.core.auth.PasswordHasher;
import govuk.chat.core.auth.PasswordRules;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.store.Credentials;
import govuk.chat.core.store.UserPlace;
import govuk.chat.core.store.UserQuery;
import govuk.chat.core.store.UserStore;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes and changes users. Who may do so is the business of whoever calls.
 *
 * <p>Safe for use by many threads. Every method throws {@link ChatException} with {@code SERVICE_OFFLINE} when the store is away.
 */
public final class UserService {
    private final UserStore users;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final Stamps stamps;
    private final Audit audit;

    public UserService(UserStore users, PasswordHasher hasher, PasswordRules rules, Stamps stamps, Audit audit) {
        this.users = users;
        this.hasher = hasher;
        this.rules = rules;
        this.stamps = stamps;
        this.audit = audit;
    }

    /**
     * Makes a user who may sign in at once.
     *
     * @param actor who does it, as the audit calls them
     * @throws ChatException {@code VALIDATION_ERROR} if the email or the password is not taken; {@code CONFLICT} if somebody has the
     *     email already
     */
    public User create(String actor, NewUser wanted) {
        var email = email(wanted.email());
        rules.check(wanted.password(), email);
        var user = new User(
                new UserId(stamps.nextId()), email, wanted.role(), true, wanted.isService(), stamps.now(), User.NEVER);
        if (!users.create(new Credentials(user, hasher.hash(wanted.password())))) {
            throw new ChatException(ErrorCode.CONFLICT, "There is a user with this email address already.");
        }
        tell(actor, AuditAction.USER_CREATED, user);
        return user;
    }

    /** Makes the first administrator, if nobody is one. Answers whether it did. Several nodes may try at once. */
    public boolean createFirstAdministrator(String email, String password) {
        if (users.hasAny(UserRole.ADMIN)) {
            return false;
        }
        try {
            create(Audit.SYSTEM, new NewUser(email, password, UserRole.ADMIN, false));
            return true;
        } catch (ChatException e) {
            if (e.code() == ErrorCode.CONFLICT && users.hasAny(UserRole.ADMIN)) {
                return false;
            }
            throw e;
        }
    }

    /** Up to {@code limit} users that fit the query and come after the place, in the query's order. */
    public List<User> list(UserQuery query, UserPlace after, int limit) {
        return users.list(query, after, limit);
    }

    /** @throws ChatException {@code NOT_FOUND} */
    public User get(UserId id) {
        return users.find(id).map(Credentials::user).orElseThrow(UserService::noUser);
    }

    /**
     * Changes a user. If their role or whether they may sign in is different afterwards, their sign-ins end.
     *
     * @throws ChatException {@code NOT_FOUND}; {@code CONFLICT} if no active administrator would be left; and what {@code change} throws
     */
    public User change(String actor, UserId id, UnaryOperator<User> change) {
        var changed = users.update(id, stored -> stored.withUser(change.apply(stored.user())))
                .orElseThrow(UserService::noUser);
        tell(actor, AuditAction.USER_CHANGED, changed);
        return changed;
    }

    /**
     * Gives a user a new password, which nobody chose and nobody will be told again; their sign-ins end.
     *
     * @throws ChatException {@code NOT_FOUND}
     */
    public String resetPassword(String actor, UserId id) {
        var password = RandomPasswords.next();
        var hash = hasher.hash(password);
        var user = users.update(id, stored -> stored.withPasswordHash(hash)).orElseThrow(UserService::noUser);
        audit.record(actor, AuditAction.PASSWORD_CHANGED, key(user.id()), AuditOutcome.DONE);
        return password;
    }

    private void tell(String actor, AuditAction action, User user) {
        audit.record(
                actor,
                action,
                key(user.id()),
                AuditOutcome.DONE,
                Map.of("role", user.role().name(), "active", String.valueOf(user.isActive())));
    }

    private static String key(UserId id) {
        return new Owner.User(id).key();
    }

    private static ChatException noUser() {
        return new ChatException(ErrorCode.NOT_FOUND, "There is no such user.");
    }

    private static Email email(String typed) {
        try {
            return new Email(typed);
        } catch (IllegalArgumentException e) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR, "Enter an email address in the correct format, like name@example.com.");
        }
    }

    /** What is wanted of a new user. */
    public record NewUser(String email, String password, UserRole role, boolean isService) {
        /** Without the password. */
        @Override
        public String toString() {
            return "NewUser[role=" + role + "]";
        }
    }
}
