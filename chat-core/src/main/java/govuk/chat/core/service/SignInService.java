package govuk.chat.core.service;

import govuk.chat.core.auth.PasswordGuard;
import govuk.chat.core.auth.PasswordHasher;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.store.Credentials;
import govuk.chat.core.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Signs users in and out, and knows who is signed in. A sign-in is a row in the store that every node reads at every request: signing
 * out, another password, another role and disabling hold at once, everywhere.
 *
 * <p>Safe for use by many threads. Every method throws {@link ChatException} with {@code SERVICE_OFFLINE} when the store is away.
 */
public final class SignInService {
    /** Not every use is written down: that would be a write for each read. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final int MOST_SHOWN = 100;

    private final Storage storage;
    private final PasswordGuard guard;
    private final SignInRules rules;
    private final Stamps stamps;
    private final Audit audit;

    public SignInService(Storage storage, PasswordGuard guard, SignInRules rules, Stamps stamps, Audit audit) {
        this.storage = storage;
        this.guard = guard;
        this.rules = rules;
        this.stamps = stamps;
        this.audit = audit;
    }

    public SignInRules rules() {
        return rules;
    }

    /**
     * Signs somebody in. Whether there is no such user, the password is wrong or the user is disabled cannot be told apart, neither by the
     * answer nor by the time it takes.
     *
     * @throws ChatException {@code UNAUTHENTICATED}; {@code RATE_LIMITED}, as {@link govuk.chat.core.model.RetryLaterException}, after
     *     too many wrong passwords for the account, and while too many others are signing in
     */
    public SignedIn signIn(String email, String password, SignInKind kind) {
        var found = find(email);
        var isRight = guard.isRight(
                account(email), password, found.map(Credentials::passwordHash).orElse(PasswordHasher.NOBODYS_HASH));
        if (found.isEmpty() || !isRight || !found.get().user().isActive()) {
            // The same entry for all three: whose account it was is told only where the account is known.
            audit.record(
                    Audit.NOBODY,
                    AuditAction.LOGIN_FAILED,
                    found.map(credentials -> key(credentials.user())).orElse(""),
                    AuditOutcome.REFUSED);
            throw wrong();
        }
        var signedIn = begin(found.get(), kind).orElseThrow(SignInService::wrong);
        guard.letIn(account(email));
        audit.record(
                key(signedIn.user()), AuditAction.LOGIN, signedIn.signIn().id().value(), AuditOutcome.DONE);
        return signedIn;
    }

    /** Who is signed in by this, if it holds; and notes that it was used. */
    public Optional<SignedIn> use(SignInId id) {
        var now = stamps.now();
        return find(id, now).map(found -> isWorthNoting(found.signIn(), now) ? note(found, now) : found);
    }

    /** Whether a sign-in still holds. Asking is no use of it. */
    public boolean holds(SignInId id) {
        return find(id, stamps.now()).isPresent();
    }

    /** Ends one sign-in; the user's others go on. */
    public void signOut(SignInId id) {
        var who = storage.signIns().find(id);
        storage.signIns().remove(id);
        who.ifPresent(found -> audit.record(key(found.user()), AuditAction.LOGOUT, id.value(), AuditOutcome.DONE));
    }

    /** Where somebody is signed in, the newest first; at most {@value #MOST_SHOWN}. */
    public List<SignIn> current(SignedIn who) {
        var now = stamps.now();
        return storage.signIns().ofUser(who.user().id(), MOST_SHOWN).stream()
                .filter(signIn -> now.isBefore(rules.lapseOf(signIn)))
                .toList();
    }

    /** Ends all sign-ins of a user, wherever they are; answers how many there were. */
    public int signOutEverywhere(String actor, UserId user) {
        var ended = storage.signIns().removeAll(user);
        audit.record(
                actor,
                AuditAction.LOGOUT,
                new Owner.User(user).key(),
                AuditOutcome.DONE,
                Map.of("signIns", Integer.toString(ended)));
        return ended;
    }

    /**
     * Gives a user another password. All their sign-ins end; the answer is a new one in place of the one that was shown.
     *
     * @throws ChatException {@code INVALID_INPUT} if the current password is wrong; {@code VALIDATION_ERROR} if the new one is not taken;
     *     {@code RATE_LIMITED} as for signing in; {@code UNAUTHENTICATED} if the user has just been disabled
     */
    public SignedIn changePassword(SignedIn who, String current, String next) {
        var user = who.user();
        rules.passwords().check(next, user.email());
        var before = storage.users().find(user.id()).orElseThrow(SignInService::wrong);
        if (!guard.isRight(account(user.email().value()), current, before.passwordHash())) {
            audit.record(key(user), AuditAction.PASSWORD_CHANGED, key(user), AuditOutcome.REFUSED);
            throw new ChatException(ErrorCode.INVALID_INPUT, "Your current password is not right. Type it again.");
        }
        guard.letIn(account(user.email().value()));
        var after = before.withPasswordHash(guard.hash(next));
        // Somebody else may have changed it in the meantime: then theirs holds, and ours begins no sign-in.
        storage.users()
                .update(
                        user.id(),
                        stored -> stored.passwordHash().equals(before.passwordHash())
                                ? stored.withPasswordHash(after.passwordHash())
                                : stored);
        var signedIn = begin(after, who.signIn().kind()).orElseThrow(SignInService::wrong);
        audit.record(key(user), AuditAction.PASSWORD_CHANGED, key(user), AuditOutcome.DONE);
        return signedIn;
    }

    private Optional<SignedIn> begin(Credentials checked, SignInKind kind) {
        var now = stamps.now();
        var user = checked.user();
        var signIn = new SignIn(new SignInId(stamps.nextId()), user.id(), kind, now, now, now.plus(rules.lifetime()));
        return storage.signIns().create(signIn, checked.passwordHash())
                ? storage.signIns().find(signIn.id())
                : Optional.empty();
    }

    private Optional<Credentials> find(String email) {
        try {
            return storage.users().find(new Email(email));
        } catch (IllegalArgumentException e) {
            // What is no email address is nobody's.
            return Optional.empty();
        }
    }

    private Optional<SignedIn> find(SignInId id, Instant now) {
        return storage.signIns()
                .find(id)
                .filter(found -> found.user().isActive() && now.isBefore(rules.lapseOf(found.signIn())));
    }

    private SignedIn note(SignedIn found, Instant now) {
        storage.signIns().use(found.signIn().id(), now);
        return new SignedIn(found.signIn().usedAt(now), found.user());
    }

    private static boolean isWorthNoting(SignIn signIn, Instant now) {
        return !now.isBefore(signIn.lastUsedAt().plus(NOTED_EVERY));
    }

    private static String key(User user) {
        return new Owner.User(user.id()).key();
    }

    /** Bounded, for it comes from a stranger. */
    private static String account(String email) {
        var typed = email.strip().toLowerCase(Locale.ROOT);
        return typed.substring(0, Math.min(typed.length(), Email.MAX_LENGTH));
    }

    private static ChatException wrong() {
        return new ChatException(ErrorCode.UNAUTHENTICATED, "The email address or the password is not right.");
    }
}
