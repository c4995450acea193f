package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The storage is shared by tests that run at the same time and use {@link StorageContract#NOW}, so what is old here is older than anything of
 * theirs, and each test has an age of its own.
 */
public interface RemovalStoreContract extends StorageContract {
    Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    Instant VERY_LONG_AGO = Instant.parse("1991-01-01T00:00:00Z");

    @Test
    default void removeAll_takesEverythingOfTheOwner_andNothingElse() {
        var owner = newOwner();
        var first = newSession(owner, NOW);
        var second = newSession(owner, NOW);
        var asked = ask(first, "one");
        ask(first, "two");
        ask(second, "three");
        var others = newSession();
        var kept = ask(others, "kept");

        var removed = storage().removal().removeAll(owner);

        assertThat(removed.sessions()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(removed.messages()).isEqualTo(3);
        assertThat(storage().sessions().list(owner, SessionCursor.START, 10)).isEmpty();
        assertThat(storage().messages().after(first.id(), 0, 10)).isEmpty();
        assertThat(storage().replies().find(asked.reply().id())).isEmpty();
        assertThat(storage().messages().after(others.id(), 0, 10)).containsExactly(kept.message());
    }

    @Test
    default void removeAll_ofNobody_isNothing() {
        assertThat(storage().removal().removeAll(newOwner()).isNothing()).isTrue();
    }

    @Test
    default void removeUnusedByVisitors_leavesUsersAndWhatWasUsedSince() {
        var unused = sessionOf(newOwner(), VERY_LONG_AGO, VERY_LONG_AGO.plusSeconds(1));
        ask(unused, "old", VERY_LONG_AGO);
        var used = sessionOf(newOwner(), VERY_LONG_AGO, VERY_LONG_AGO.plusSeconds(3));
        var users = sessionOf(signedInOwner(), VERY_LONG_AGO, VERY_LONG_AGO.plusSeconds(1));

        var removed = storage().removal().removeUnusedByVisitors(VERY_LONG_AGO.plusSeconds(2), 100);

        assertThat(removed.sessions()).contains(unused.id()).doesNotContain(used.id(), users.id());
        assertThat(isThere(unused)).isFalse();
        assertThat(storage().messages().after(unused.id(), 0, 10)).isEmpty();
        assertThat(isThere(used)).isTrue();
        assertThat(isThere(users)).isTrue();
    }

    @Test
    default void removeUnusedByVisitors_takesTheOldestFirst_inBatches() {
        var age = VERY_LONG_AGO.minus(Duration.ofDays(1_000));
        var later = sessionOf(newOwner(), age.plusSeconds(1), age.plusSeconds(1));
        var earlier = sessionOf(newOwner(), age, age);

        assertThat(storage()
                        .removal()
                        .removeUnusedByVisitors(age.plusSeconds(2), 1)
                        .sessions())
                .containsExactly(earlier.id());
        assertThat(storage()
                        .removal()
                        .removeUnusedByVisitors(age.plusSeconds(2), 1)
                        .sessions())
                .containsExactly(later.id());
        assertThat(storage()
                        .removal()
                        .removeUnusedByVisitors(age.plusSeconds(2), 1)
                        .isNothing())
                .isTrue();
    }

    @Test
    default void removeSent_cutsTheBeginningOfASession_andKeepsTheRest() {
        var session = sessionOf(signedInOwner(), LONG_AGO, LONG_AGO);
        ask(session, "old", LONG_AGO.plusSeconds(1));
        var old = storage().replies().list(session.id(), 1, 1).getFirst();
        storage().queue().claim(old.id(), lease("node"));
        var claimed = stored(old);
        storage().queue().finish(claimed, answered(claimed, "old answer, sent later"));
        ask(session, "new", NOW);

        storage().removal().removeSent(LONG_AGO.plusSeconds(2), 100);

        assertThat(storage().messages().after(session.id(), 0, 10))
                .extracting(Message::text)
                .containsExactly("old answer, sent later", "new");
        assertThat(storage().replies().find(old.id())).isEmpty();
        assertThat(storage().replies().list(session.id(), 0, 100)).hasSize(1);
        assertThat(storage()
                        .replies()
                        .ask(question(session, "newer", IDS.next()))
                        .message()
                        .sequence())
                .isEqualTo(4);
    }

    @Test
    default void removeSent_sessionNotUsedSince_goesAsAWhole() {
        var session = sessionOf(signedInOwner(), LONG_AGO, LONG_AGO);
        ask(session, "old", LONG_AGO);
        var empty = sessionOf(signedInOwner(), LONG_AGO, LONG_AGO);

        var removed = storage().removal().removeSent(LONG_AGO.plusSeconds(1), 100);

        assertThat(removed.sessions()).contains(session.id(), empty.id());
        assertThat(removed.messages()).isPositive();
        assertThat(isThere(session)).isFalse();
    }

    @Test
    default void removeSent_nothingOldEnough_isNothing() {
        newSession();

        assertThat(storage()
                        .removal()
                        .removeSent(Instant.parse("1970-01-02T00:00:00Z"), 100)
                        .isNothing())
                .isTrue();
    }

    private void ask(Session session, String text, Instant at) {
        storage().replies().ask(question(session, text, IDS.next(), at));
    }

    private Session sessionOf(Owner owner, Instant createdAt, Instant updatedAt) {
        var session = new Session(
                new SessionId(IDS.next()),
                owner,
                "",
                "echo",
                SessionStatus.ACTIVE,
                Metadata.EMPTY,
                createdAt,
                updatedAt);
        storage().sessions().create(session);
        return session;
    }

    private Owner signedInOwner() {
        return new Owner.User(new UserId(IDS.next()));
    }

    private boolean isThere(Session session) {
        return storage().sessions().find(session.owner(), session.id()).isPresent();
    }
}
