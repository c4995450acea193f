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
import govuk.chat.core.store.UserStore;
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
     * @throws ChatException {@code VALIDATION_ERROR} if the email or the password is not taken; {@code CONFLICT} if somebody has the
     *     email already
     */
    public User create(NewUser wanted) {
        var email = email(wanted.email());
        rules.check(wanted.password(), email);
        var user = new User(
                new UserId(stamps.nextId()), email, wanted.role(), true, wanted.isService(), stamps.now(), User.NEVER);
        if (!users.create(new Credentials(user, hasher.hash(wanted.password())))) {
            throw new ChatException(ErrorCode.CONFLICT, "There is a user with this email address already.");
        }
        tell(AuditAction.USER_CREATED, user);
        return user;
    }

    /** Makes the first administrator, if nobody is one. Answers whether it did. Several nodes may try at once. */
    public boolean createFirstAdministrator(String email, String password) {
        if (users.hasAny(UserRole.ADMIN)) {
            return false;
        }
        try {
            create(new NewUser(email, password, UserRole.ADMIN, false));
            return true;
        } catch (ChatException e) {
            if (e.code() == ErrorCode.CONFLICT && users.hasAny(UserRole.ADMIN)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Gives a user another role. If it is another, their sign-ins end.
     *
     * @throws ChatException {@code NOT_FOUND}
     */
    public User changeRole(UserId id, UserRole role) {
        return change(id, user -> user.withRole(role));
    }

    /**
     * Keeps a user from signing in, or lets them again. Their sign-ins end.
     *
     * @throws ChatException {@code NOT_FOUND}
     */
    public User setActive(UserId id, boolean isActive) {
        return change(id, user -> user.withActive(isActive));
    }

    private User change(UserId id, UnaryOperator<User> change) {
        var changed = users.update(id, stored -> stored.withUser(change.apply(stored.user())))
                .orElseThrow(() -> new ChatException(ErrorCode.NOT_FOUND, "There is no such user."));
        tell(AuditAction.USER_CHANGED, changed);
        return changed;
    }

    private void tell(AuditAction action, User user) {
        audit.record(
                Audit.SYSTEM,
                action,
                new Owner.User(user.id()).key(),
                AuditOutcome.DONE,
                Map.of("role", user.role().name(), "active", String.valueOf(user.isActive())));
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
