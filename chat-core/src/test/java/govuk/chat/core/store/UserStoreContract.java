package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.InParallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
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
    default void update_lastActiveAdministrator_staysOne() {
        var lasting = newUser().user();
        storage().users().update(lasting.id(), withRole(UserRole.ADMIN));
        for (var other : listed(new UserQuery("", UserRole.ADMIN, true, UserQuery.Sort.EMAIL), 10)) {
            if (!other.id().equals(lasting.id())) {
                storage().users().update(other.id(), withRole(UserRole.USER));
            }
        }

        assertThatThrownBy(() -> storage().users().update(lasting.id(), withRole(UserRole.USER)))
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThatThrownBy(() -> storage()
                        .users()
                        .update(
                                lasting.id(),
                                stored -> stored.withUser(stored.user().withActive(false))))
                .isInstanceOf(ChatException.class);

        assertThat(storage().users().find(lasting.id()).orElseThrow().user())
                .isEqualTo(lasting.withRole(UserRole.ADMIN));
        // Another password is no reason to refuse.
        assertThat(storage().users().update(lasting.id(), stored -> stored.withPasswordHash("new")))
                .isPresent();
    }

    @Test
    default void update_twoAdministratorsLeaveAtOnce_oneStays() {
        for (var round = 0; round < 5; round++) {
            var pair = List.of(newUser().user(), newUser().user());
            pair.forEach(user -> storage().users().update(user.id(), withRole(UserRole.ADMIN)));
            for (var other : listed(new UserQuery("", UserRole.ADMIN, true, UserQuery.Sort.EMAIL), 10)) {
                if (pair.stream().noneMatch(user -> user.id().equals(other.id()))) {
                    storage().users().update(other.id(), withRole(UserRole.USER));
                }
            }
            var next = new AtomicInteger();

            var outcomes = InParallel.times(2, () -> {
                try {
                    var leaving = pair.get(next.getAndIncrement());
                    return storage()
                            .users()
                            .update(leaving.id(), withRole(UserRole.USER))
                            .isPresent();
                } catch (ChatException e) {
                    return false;
                }
            });

            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
        }
    }

    private static UnaryOperator<Credentials> withRole(UserRole role) {
        return stored -> stored.withUser(stored.user().withRole(role));
    }

    @Test
    default void list_isPagedInEveryOrder() {
        var mark = IDS.next();
        var users = new ArrayList<User>();
        for (var number = 0; number < 5; number++) {
            var user = new User(
                    new UserId(IDS.next()),
                    new Email((char) ('e' - number) + "." + mark + "@example.org"),
                    number % 2 == 0 ? UserRole.USER : UserRole.MODERATOR,
                    number != 3,
                    false,
                    NOW.plusSeconds(number / 2),
                    number == 1 ? User.NEVER : NOW.plusSeconds(10 - number));
            users.add(user);
            storage().users().create(new Credentials(user, "hash"));
        }

        assertThat(listed(new UserQuery(mark, null, null, UserQuery.Sort.EMAIL), 2))
                .containsExactlyElementsOf(users.reversed());
        assertThat(listed(new UserQuery(mark, null, null, UserQuery.Sort.CREATED), 2))
                .containsExactlyElementsOf(users.reversed());
        assertThat(listed(new UserQuery(mark, null, null, UserQuery.Sort.LAST_LOGIN), 2))
                .containsExactly(users.get(0), users.get(2), users.get(3), users.get(4), users.get(1));
        assertThat(listed(new UserQuery(mark, UserRole.MODERATOR, true, UserQuery.Sort.EMAIL), 2))
                .containsExactly(users.get(1));
        assertThat(listed(new UserQuery("E." + mark.toUpperCase(Locale.ROOT), null, null, UserQuery.Sort.EMAIL), 2))
                .containsExactly(users.get(0));
    }

    @Test
    default void list_searchIsTakenToTheLetter() {
        var mark = IDS.next();
        for (var name : List.of("a_b", "axb", "a%b", "a!b")) {
            storage()
                    .users()
                    .create(new Credentials(
                            new User(
                                    new UserId(IDS.next()),
                                    new Email(name + mark + "@example.org"),
                                    UserRole.USER,
                                    true,
                                    false,
                                    NOW,
                                    User.NEVER),
                            "hash"));
        }

        for (var name : List.of("a_b", "a%b", "a!b")) {
            assertThat(listed(new UserQuery(name + mark, null, null, UserQuery.Sort.EMAIL), 10))
                    .extracting(user -> user.email().value())
                    .containsExactly(name + mark + "@example.org");
        }
        assertThat(listed(new UserQuery("' OR '1'='1", null, null, UserQuery.Sort.EMAIL), 10))
                .isEmpty();
    }

    /** All pages, one after the other. */
    private List<User> listed(UserQuery query, int size) {
        var all = new ArrayList<User>();
        var place = UserPlace.START;
        List<User> page;
        do {
            page = storage().users().list(query, place, size);
            all.addAll(page);
            place = page.isEmpty() ? place : query.placeOf(page.getLast());
        } while (page.size() == size);
        return all;
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
