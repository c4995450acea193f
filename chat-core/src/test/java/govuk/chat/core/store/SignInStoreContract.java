package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.InParallel;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface SignInStoreContract extends StorageContract {
    @Test
    default void signIn_isFoundWithTheUserAsTheyAreNow() {
        var user = newUser();
        var signIn = newSignIn(user, NOW.plusSeconds(5));

        var found = storage().signIns().find(signIn.id()).orElseThrow();

        assertThat(found.signIn()).isEqualTo(signIn);
        var expected = user.user();
        assertThat(found.user())
                .isEqualTo(new User(
                        expected.id(),
                        expected.email(),
                        UserRole.USER,
                        true,
                        false,
                        expected.createdAt(),
                        NOW.plusSeconds(5)));
    }

    @Test
    default void signIn_unknown() {
        assertThat(storage().signIns().find(new SignInId(IDS.next()))).isEmpty();
    }

    @Test
    default void signIn_passwordNoLongerTheOneChecked_isRefused() {
        var user = newUser();
        var signIn = signIn(user);

        assertThat(storage().signIns().create(signIn, "the hash of yesterday")).isFalse();

        assertThat(storage().signIns().find(signIn.id())).isEmpty();
        assertThat(storage().users().find(user.user().id())).contains(user);
    }

    @Test
    default void signIn_ofADisabledUser_isRefused() {
        var user = newUser();
        storage()
                .users()
                .update(
                        user.user().id(),
                        stored -> stored.withUser(stored.user().withActive(false)));

        assertThat(storage().signIns().create(signIn(user), user.passwordHash()))
                .isFalse();
    }

    /** Whichever comes first: once the password is another, no sign-in with the old one is left. */
    @Test
    default void signIn_whileThePasswordChanges_doesNotSlipThrough() {
        for (int round = 0; round < 10; round++) {
            var user = newUser();
            var signIns = Stream.generate(() -> signIn(user)).limit(6).toList();
            var turn = new AtomicInteger();

            InParallel.times(7, () -> {
                var mine = turn.getAndIncrement();
                return mine == 6
                        ? storage().users().update(user.user().id(), stored -> stored.withPasswordHash("another"))
                        : storage().signIns().create(signIns.get(mine), user.passwordHash());
            });

            assertThat(signIns)
                    .allSatisfy(signIn ->
                            assertThat(storage().signIns().find(signIn.id())).isEmpty());
        }
    }

    @Test
    default void signIn_removesThoseThatHaveExpired() {
        var user = newUser();
        var lapsed = newSignIn(user, Instant.parse("2020-01-01T00:00:00Z"));
        var other = newSignIn(newUser());

        newSignIn(newUser(), Instant.parse("2020-01-02T00:00:00Z"));

        assertThat(storage().signIns().find(lapsed.id())).isEmpty();
        assertThat(storage().signIns().find(other.id())).isPresent();
    }

    @Test
    default void use_isNotedAndNeverGoesBack() {
        var signIn = newSignIn(newUser());

        storage().signIns().use(signIn.id(), NOW.plusSeconds(60));
        storage().signIns().use(signIn.id(), NOW.plusSeconds(30));
        storage().signIns().use(new SignInId(IDS.next()), NOW);

        assertThat(storage().signIns().find(signIn.id()))
                .map(SignedIn::signIn)
                .map(SignIn::lastUsedAt)
                .contains(NOW.plusSeconds(60));
    }

    @Test
    default void removeAll_endsThoseOfOneUser() {
        var user = newUser();
        var one = newSignIn(user);
        var two = newSignIn(user);
        var others = newSignIn(newUser());

        assertThat(storage().signIns().removeAll(user.user().id())).isEqualTo(2);

        assertThat(storage().signIns().find(one.id())).isEmpty();
        assertThat(storage().signIns().find(two.id())).isEmpty();
        assertThat(storage().signIns().find(others.id())).isPresent();
    }

    @Test
    default void remove_endsThatOneAlone() {
        var user = newUser();
        var one = newSignIn(user);
        var other = newSignIn(user);

        storage().signIns().remove(one.id());
        storage().signIns().remove(one.id());

        assertThat(storage().signIns().find(one.id())).isEmpty();
        assertThat(storage().signIns().find(other.id())).isPresent();
    }

    @Test
    default void ofUser_newestFirst_andNobodyElses() {
        var user = newUser();
        var first = newSignIn(user, NOW.plusSeconds(1));
        var second = newSignIn(user, NOW.plusSeconds(2));
        newSignIn(newUser(), NOW.plusSeconds(3));

        assertThat(storage().signIns().ofUser(user.user().id(), 10)).containsExactly(second, first);
        assertThat(storage().signIns().ofUser(user.user().id(), 1)).containsExactly(second);
    }

    private SignIn signIn(Credentials who) {
        return new SignIn(
                new SignInId(IDS.next()), who.user().id(), SignInKind.PROGRAM, NOW, NOW, NOW.plusSeconds(86_400));
    }
}
