package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.Email;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.InParallel;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

public interface UserStoreContract extends StorageContract {
    @Test
    default void find_createdUser() {
        var id = new UserId(IDS.next());
        var email = new Email("Zoë.O'Neil+" + id + "@Example.ORG");
        var user = new User(id, email, UserRole.MODERATOR, false, true, NOW, NOW.plusMillis(1));

        assertThat(storage().users().create(new Credentials(user, "$2b$12$hash")))
                .isTrue();

        assertThat(storage().users().find(id)).contains(new Credentials(user, "$2b$12$hash"));
        assertThat(storage().users().find(new Email(email.value().toUpperCase(Locale.ROOT))))
                .contains(new Credentials(user, "$2b$12$hash"));
    }

    @Test
    default void find_unknownUser() {
        assertThat(storage().users().find(new UserId(IDS.next()))).isEmpty();
        assertThat(storage().users().find(new Email(IDS.next() + "@example.org")))
                .isEmpty();
    }

    @Test
    default void create_emailTaken_storesNothing() {
        var first = newUser();
        var second =
                new User(new UserId(IDS.next()), first.user().email(), UserRole.ADMIN, true, false, NOW, User.NEVER);

        assertThat(storage().users().create(new Credentials(second, "other"))).isFalse();

        assertThat(storage().users().find(second.id())).isEmpty();
        assertThat(storage().users().find(first.user().email())).contains(first);
    }

    @Test
    default void create_sameEmailInParallel_oneWins() {
        var email = new Email(IDS.next() + "@example.org");

        var outcomes = InParallel.times(
                10,
                () -> storage()
                        .users()
                        .create(new Credentials(
                                new User(new UserId(IDS.next()), email, UserRole.USER, true, false, NOW, User.NEVER),
                                "hash")));

        assertThat(outcomes).containsOnlyOnce(true);
    }

    @Test
    default void update_storesRoleActivityAndHash_nothingElse() {
        var before = newUser();

        var updated = storage().users().update(before.user().id(), stored -> {
            var user = stored.user();
            return new Credentials(
                    new User(
                            new UserId(IDS.next()),
                            new Email("other@example.org"),
                            UserRole.ADMIN,
                            false,
                            true,
                            NOW.plusSeconds(1),
                            NOW.plusSeconds(2)),
                    "new hash of " + user.id());
        });

        var expected = before.user().withRole(UserRole.ADMIN).withActive(false);
        assertThat(updated).contains(expected);
        assertThat(storage().users().find(before.user().id()))
                .contains(
                        new Credentials(expected, "new hash of " + before.user().id()));
    }

    @Test
    default void update_role_endsAllSignIns() {
        assertEndsSignIns(stored -> stored.withUser(stored.user().withRole(UserRole.ADMIN)));
    }

    @Test
    default void update_activity_endsAllSignIns() {
        assertEndsSignIns(stored -> stored.withUser(stored.user().withActive(false)));
    }

    @Test
    default void update_hash_endsAllSignIns() {
        assertEndsSignIns(stored -> stored.withPasswordHash("another"));
    }

    private void assertEndsSignIns(UnaryOperator<Credentials> change) {
        var user = newUser();
        var one = newSignIn(user);
        var two = newSignIn(user);
        var others = newSignIn(newUser());

        storage().users().update(user.user().id(), change);

        assertThat(storage().signIns().find(one.id())).isEmpty();
        assertThat(storage().signIns().find(two.id())).isEmpty();
        assertThat(storage().signIns().find(others.id())).isPresent();
    }

    @Test
    default void update_thatChangesNothing_keepsSignIns() {
        var user = newUser();
        var signIn = newSignIn(user);

        storage()
                .users()
                .update(
                        user.user().id(),
                        stored -> stored.withUser(stored.user().withRole(UserRole.USER)));

        assertThat(storage().signIns().find(signIn.id())).isPresent();
    }

    @Test
    default void update_unknownUser() {
        assertThat(storage().users().update(new UserId(IDS.next()), stored -> stored))
                .isEmpty();
    }

    @Test
    default void update_userChangeThrows_reachesCallerAndStoresNothing() {
        var user = newUser();
        var signIn = newSignIn(user);

        assertThatThrownBy(() -> storage().users().update(user.user().id(), stored -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(storage().signIns().find(signIn.id())).isPresent();
    }

    @Test
    default void hasAny_countsTheDisabledToo() {
        var admin = new User(
                new UserId(IDS.next()),
                new Email(IDS.next() + "@example.org"),
                UserRole.ADMIN,
                false,
                false,
                NOW,
                User.NEVER);

        storage().users().create(new Credentials(admin, "hash"));

        assertThat(storage().users().hasAny(UserRole.ADMIN)).isTrue();
    }
}
