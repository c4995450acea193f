package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.auth.GuessBrake;
import govuk.chat.core.auth.PasswordGuard;
import govuk.chat.core.auth.PasswordHasher;
import govuk.chat.core.auth.PasswordRules;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.RetryLaterException;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.service.UserService.NewUser;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class SignInServiceTest {
    private static final String PASSWORD = "correct horse battery";

    private static Storage storage;
    private static PasswordHasher hasher;

    private final MovableClock clock = new MovableClock();
    private final Stamps stamps = new Stamps(clock, new TimeOrderedIds(clock));
    private final Audit audit = new Audit(storage.audit(), clock, () -> Origin.HERE);
    private final SignInService signIns = new SignInService(
            storage, new PasswordGuard(hasher, new GuessBrake(clock)), SignInRules.defaults(), stamps, audit);
    private final UserService users = new UserService(storage.users(), hasher, PasswordRules.defaults(), stamps, audit);

    @BeforeAll
    static void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
        hasher = new PasswordHasher();
    }

    @AfterAll
    static void close() {
        hasher.close();
        storage.close();
    }

    @Test
    void everyStep_isInTheAudit_withoutWhatWasTyped() {
        var user = newUser();
        var before = storage.audit().head().sequence();
        var signedIn = signIn(user, SignInKind.PROGRAM);
        assertThatThrownBy(() -> signIns.signIn(user.email().value(), "wrong horse battery", SignInKind.PROGRAM))
                .isInstanceOf(ChatException.class);
        signIns.changePassword(signedIn, PASSWORD, "another horse battery");
        signIns.signOut(signIns.signIn(user.email().value(), "another horse battery", SignInKind.PROGRAM)
                .signIn()
                .id());
        users.change(Audit.SYSTEM, user.id(), known -> known.withActive(false));

        var entries = storage.audit().after(before, 100).stream()
                .map(AuditLink::entry)
                .toList();

        assertThat(entries)
                .extracting(AuditEntry::action)
                .containsExactly(
                        AuditAction.LOGIN,
                        AuditAction.LOGIN_FAILED,
                        AuditAction.PASSWORD_CHANGED,
                        AuditAction.LOGIN,
                        AuditAction.LOGOUT,
                        AuditAction.USER_CHANGED);
        assertThat(entries.toString()).doesNotContain("horse", user.email().value());
    }

    @Test
    void signIn_holdsUntilSignedOut() {
        var user = newUser();

        var signedIn = signIn(user, SignInKind.PROGRAM);

        assertThat(signIns.use(signedIn.signIn().id())).contains(signedIn);
        assertThat(signedIn.user().lastLogin()).isEqualTo(signedIn.signIn().createdAt());
        signIns.signOut(signedIn.signIn().id());
        assertThat(signIns.use(signedIn.signIn().id())).isEmpty();
        assertThat(signIns.holds(signedIn.signIn().id())).isFalse();
    }

    @Test
    void browser_leftAlone_lapses() {
        var signIn = signIn(newUser(), SignInKind.BROWSER).signIn();

        clock.move(Duration.ofMinutes(29));
        assertThat(signIns.holds(signIn.id())).isTrue();
        clock.move(Duration.ofMinutes(1));

        assertThat(signIns.holds(signIn.id())).isFalse();
        assertThat(signIns.use(signIn.id())).isEmpty();
    }

    @Test
    void browser_used_goesOn_butNotBeyondADay() {
        var signIn = signIn(newUser(), SignInKind.BROWSER).signIn();

        for (int i = 0; i < 71; i++) {
            clock.move(Duration.ofMinutes(20));
            assertThat(signIns.use(signIn.id())).as("after %d uses", i).isPresent();
        }
        clock.move(Duration.ofMinutes(20));

        assertThat(signIns.use(signIn.id())).isEmpty();
    }

    @Test
    void current_showsThoseThatHold() {
        var user = newUser();
        signIn(user, SignInKind.BROWSER);
        clock.move(Duration.ofMinutes(31));
        var here = signIn(user, SignInKind.BROWSER);
        var elsewhere = signIn(user, SignInKind.PROGRAM);
        signIn(newUser(), SignInKind.PROGRAM);

        assertThat(signIns.current(here)).containsExactlyInAnyOrder(here.signIn(), elsewhere.signIn());
        signIns.signOut(elsewhere.signIn().id());
        assertThat(signIns.current(here)).containsExactly(here.signIn());
    }

    @Test
    void holds_isNoUse() {
        var signIn = signIn(newUser(), SignInKind.BROWSER).signIn();
        clock.move(Duration.ofMinutes(20));

        signIns.holds(signIn.id());

        assertThat(stored(signIn).lastUsedAt()).isEqualTo(signIn.createdAt());
    }

    @Test
    void use_isNotedOnceAMinute() {
        var signIn = signIn(newUser(), SignInKind.BROWSER).signIn();

        clock.move(Duration.ofSeconds(50));
        signIns.use(signIn.id());
        assertThat(stored(signIn).lastUsedAt()).isEqualTo(signIn.createdAt());

        clock.move(Duration.ofSeconds(10));
        var used = signIns.use(signIn.id()).orElseThrow();
        assertThat(stored(signIn).lastUsedAt()).isEqualTo(used.signIn().lastUsedAt());
        assertThat(used.signIn().lastUsedAt())
                .isAfterOrEqualTo(signIn.createdAt().plusSeconds(60));
    }

    @Test
    void program_leftAlone_staysSignedInForADay() {
        var signIn = signIn(newUser(), SignInKind.PROGRAM).signIn();

        clock.move(Duration.ofMinutes(24 * 60 - 1));
        assertThat(signIns.holds(signIn.id())).isTrue();
        clock.move(Duration.ofMinutes(1));

        assertThat(signIns.holds(signIn.id())).isFalse();
    }

    @Test
    void signIn_afterTooManyWrongPasswords_mustWait() {
        var user = newUser();
        for (int i = 0; i < 5; i++) {
            assertCode(
                    () -> signIns.signIn(user.email().value(), "wrong", SignInKind.PROGRAM), ErrorCode.UNAUTHENTICATED);
        }

        // However the address is typed, it is the same account.
        assertThatThrownBy(() -> signIns.signIn(
                        " " + user.email().value().toUpperCase(Locale.ROOT), PASSWORD, SignInKind.PROGRAM))
                .isInstanceOf(RetryLaterException.class);
        clock.move(Duration.ofSeconds(2));
        assertThat(signIn(user, SignInKind.PROGRAM)).isNotNull();
    }

    @Test
    void changePassword_guessedTooOften_mustWait() {
        var who = signIn(newUser(), SignInKind.PROGRAM);
        for (int i = 0; i < 5; i++) {
            assertCode(() -> signIns.changePassword(who, "wrong", "another good one"), ErrorCode.INVALID_INPUT);
        }

        assertThatThrownBy(() -> signIns.changePassword(who, PASSWORD, "another good one"))
                .isInstanceOf(RetryLaterException.class);
    }

    @Test
    void changePassword_keepsTheKindOfSignIn() {
        var who = signIn(newUser(), SignInKind.BROWSER);

        var after = signIns.changePassword(who, PASSWORD, "another good one");

        assertThat(after.signIn().kind()).isEqualTo(SignInKind.BROWSER);
        assertThat(after.signIn().id()).isNotEqualTo(who.signIn().id());
        assertThat(signIns.holds(who.signIn().id())).isFalse();
        assertThat(signIns.holds(after.signIn().id())).isTrue();
    }

    @Test
    void create_badEmailAndBadPassword_areRefused() {
        assertCode(
                () -> users.create(Audit.SYSTEM, new NewUser("anna", PASSWORD, UserRole.USER, false)),
                ErrorCode.VALIDATION_ERROR);
        assertCode(
                () -> users.create(Audit.SYSTEM, new NewUser("a@b", "short", UserRole.USER, false)),
                ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void create_emailTaken() {
        var user = newUser();

        assertCode(
                () -> users.create(Audit.SYSTEM, new NewUser(user.email().value(), PASSWORD, UserRole.ADMIN, false)),
                ErrorCode.CONFLICT);
    }

    @Test
    void firstAdministrator_isMadeOnce(@TempDir Path directory) {
        try (var fresh = JdbcStorage.openSqlite(directory)) {
            var service = new UserService(fresh.users(), hasher, PasswordRules.defaults(), stamps, audit);

            assertThat(service.createFirstAdministrator("admin@example.org", PASSWORD))
                    .isTrue();
            assertThat(service.createFirstAdministrator("other@example.org", PASSWORD))
                    .isFalse();

            assertThat(fresh.users().find(new Email("other@example.org"))).isEmpty();
        }
    }

    @Test
    void firstAdministrator_withTheEmailOfAUser_isNotMadeInSilence(@TempDir Path directory) {
        try (var fresh = JdbcStorage.openSqlite(directory)) {
            var service = new UserService(fresh.users(), hasher, PasswordRules.defaults(), stamps, audit);
            service.create(Audit.SYSTEM, new NewUser("anna@example.org", PASSWORD, UserRole.USER, false));

            assertCode(() -> service.createFirstAdministrator("anna@example.org", PASSWORD), ErrorCode.CONFLICT);
        }
    }

    @Test
    void change_unknownUser() {
        assertCode(
                () -> users.change(Audit.SYSTEM, new UserId("nobody"), user -> user.withRole(UserRole.ADMIN)),
                ErrorCode.NOT_FOUND);
        assertCode(
                () -> users.change(Audit.SYSTEM, new UserId("nobody"), user -> user.withActive(false)),
                ErrorCode.NOT_FOUND);
    }

    private User newUser() {
        return users.create(
                Audit.SYSTEM, new NewUser("u" + UUID.randomUUID() + "@example.org", PASSWORD, UserRole.USER, false));
    }

    private SignedIn signIn(User user, SignInKind kind) {
        return signIns.signIn(user.email().value(), PASSWORD, kind);
    }

    private static SignIn stored(SignIn signIn) {
        return storage.signIns().find(signIn.id()).orElseThrow().signIn();
    }

    private static void assertCode(ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
