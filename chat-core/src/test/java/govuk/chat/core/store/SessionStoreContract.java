package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.UserId;
import govuk.chat.core.testing.InParallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

public interface SessionStoreContract extends StorageContract {
    @Test
    default void find_createdSession() {
        var metadata = new Metadata(Map.of(
                "userAgent",
                "Lynx",
                "n",
                3,
                "big",
                5_000_000_000L,
                "half",
                0.5,
                "yes",
                true,
                "list",
                List.of("a", Map.of())));
        var session = new Session(
                new SessionId(IDS.next()),
                new Owner.User(new UserId(IDS.next())),
                "Grüße 👋 'quoted'; --",
                "echo",
                SessionStatus.INACTIVE,
                metadata,
                NOW,
                NOW.plusMillis(1));

        storage().sessions().create(session);

        assertThat(storage().sessions().find(session.owner(), session.id())).contains(session);
    }

    @Test
    default void owns_itsOwnersOnly_whileItIsThere() {
        var session = newSession();
        var sessions = storage().sessions();

        assertThat(sessions.owns(newOwner(), session.id())).isFalse();
        assertThat(sessions.owns(session.owner(), session.id())).isTrue();
        assertThat(sessions.owns(session.owner(), new SessionId(IDS.next()))).isFalse();

        sessions.delete(session.owner(), session.id());
        assertThat(sessions.owns(session.owner(), session.id())).isFalse();
    }

    @Test
    default void owns_afterHandOver_andRemoval() {
        var session = newSession();
        var sessions = storage().sessions();
        var next = new Owner.User(new UserId(IDS.next()));
        assertThat(sessions.owns(session.owner(), session.id())).isTrue();

        sessions.handOver(session.owner(), next);
        assertThat(sessions.owns(session.owner(), session.id())).isFalse();
        assertThat(sessions.owns(next, session.id())).isTrue();

        storage().removal().removeAll(next);
        assertThat(sessions.owns(next, session.id())).isFalse();
    }

    @Test
    default void find_foreignOwner() {
        var session = newSession();

        assertThat(storage().sessions().find(newOwner(), session.id())).isEmpty();
    }

    @Test
    default void find_timesFinerThanMilliseconds_areCut() {
        var session = newSession(newOwner(), Instant.parse("2026-03-01T10:00:00.123456789Z"));

        assertThat(storage().sessions().find(session.owner(), session.id()))
                .hasValueSatisfying(found -> assertThat(found.updatedAt()).isEqualTo(NOW));
    }

    @Test
    default void create_sameIdTwice() {
        var session = newSession();

        assertThatThrownBy(() -> storage().sessions().create(session))
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
    }

    @Test
    default void list_lastUpdatedFirst() {
        var owner = newOwner();
        var first = newSession(owner, NOW);
        var third = newSession(owner, NOW.plusSeconds(2));
        var second = newSession(owner, NOW.plusSeconds(1));
        newSession();

        assertThat(storage().sessions().list(owner, SessionCursor.START, 10)).containsExactly(third, second, first);
    }

    @Test
    default void list_pagesThroughEqualTimes() {
        var owner = newOwner();
        var all = new ArrayList<Session>();
        for (int i = 0; i < 7; i++) {
            all.add(newSession(owner, NOW));
        }

        var paged = new ArrayList<Session>();
        var cursor = SessionCursor.START;
        for (int page = 0; page < 4; page++) {
            var found = storage().sessions().list(owner, cursor, 2);
            assertThat(found).hasSizeBetween(1, 2);
            paged.addAll(found);
            cursor = SessionCursor.behind(found.getLast());
        }

        assertThat(paged).containsExactlyInAnyOrderElementsOf(all).doesNotHaveDuplicates();
        assertThat(storage().sessions().list(owner, cursor, 2)).isEmpty();
    }

    @Test
    default void list_ofNobody() {
        assertThat(storage().sessions().list(newOwner(), SessionCursor.START, 10))
                .isEmpty();
    }

    @Test
    default void update_storesTitleStatusMetadataAndTime_nothingElse() {
        var session = newSession();
        var metadata = Metadata.EMPTY.with("colour", "blue");

        var updated = storage()
                .sessions()
                .update(
                        session.owner(),
                        session.id(),
                        old -> new Session(
                                old.id(),
                                newOwner(),
                                "Passport",
                                "other",
                                SessionStatus.ARCHIVED,
                                metadata,
                                NOW.plusSeconds(9),
                                NOW.plusSeconds(5)));

        var expected = new Session(
                session.id(),
                session.owner(),
                "Passport",
                "echo",
                SessionStatus.ARCHIVED,
                metadata,
                NOW,
                NOW.plusSeconds(5));
        assertThat(updated).contains(expected);
        assertThat(storage().sessions().find(session.owner(), session.id())).contains(expected);
    }

    @Test
    default void update_inParallel_losesNothing() {
        var session = newSession();

        InParallel.times(
                20,
                () -> storage()
                        .sessions()
                        .update(session.owner(), session.id(), old -> old.withTitle(old.title() + "x")));

        assertThat(storage().sessions().find(session.owner(), session.id()))
                .hasValueSatisfying(found -> assertThat(found.title()).isEqualTo("x".repeat(20)));
    }

    @Test
    default void update_foreignOwner() {
        var session = newSession();
        var calls = new AtomicInteger();

        var updated = storage().sessions().update(newOwner(), session.id(), old -> {
            calls.incrementAndGet();
            return old;
        });

        assertThat(updated).isEmpty();
        assertThat(calls).hasValue(0);
    }

    @Test
    default void update_changeThrows_reachesCallerAndStoresNothing() {
        var session = newSession();

        assertThatThrownBy(() -> storage().sessions().update(session.owner(), session.id(), old -> {
                    throw new IllegalArgumentException("no such title");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such title");
        assertThat(storage().sessions().find(session.owner(), session.id())).contains(session);
    }

    @Test
    default void delete_takesMessagesAndRepliesAlong() {
        var session = newSession();
        var asked = ask(session, "hello");

        assertThat(storage().sessions().delete(session.owner(), session.id())).isTrue();

        assertThat(storage().sessions().find(session.owner(), session.id())).isEmpty();
        assertThat(storage().messages().find(session.id(), asked.message().id()))
                .isEmpty();
        assertThat(storage().replies().find(asked.reply().id())).isEmpty();
        assertThat(storage().sessions().delete(session.owner(), session.id())).isFalse();
    }

    @Test
    default void delete_foreignOwner() {
        var session = newSession();

        assertThat(storage().sessions().delete(newOwner(), session.id())).isFalse();
        assertThat(storage().sessions().find(session.owner(), session.id())).contains(session);
    }

    @Test
    default void handOver_takesSessionsWithTheirReplies_andNobodyElses() {
        var visitor = newOwner();
        var user = new Owner.User(new UserId(IDS.next()));
        var session = newSession(visitor, NOW);
        var running = running(session, "node");
        var ended = running(newSession(visitor, NOW), "node");
        storage().queue().finish(ended, answered(ended, "before"));
        var stranger = newSession();
        var earlier = newSession(user, NOW);

        assertThat(storage().sessions().handOver(visitor, user)).isEqualTo(2);

        assertThat(storage().sessions().list(visitor, SessionCursor.START, 10)).isEmpty();
        assertThat(storage().sessions().list(user, SessionCursor.START, 10))
                .extracting(Session::id)
                .containsExactlyInAnyOrder(session.id(), ended.session(), earlier.id());
        assertThat(stored(running).owner()).isEqualTo(user);
        assertThat(stored(ended).owner()).isEqualTo(user);
        assertThat(storage().sessions().find(stranger.owner(), stranger.id())).contains(stranger);
        assertThat(storage().queue().finish(running, answered(running, "after")))
                .isTrue();
    }

    @Test
    default void handOver_repeatOfAQuestionAskedBefore_isStillARepeat() {
        var session = newSession();
        var user = new Owner.User(new UserId(IDS.next()));
        var key = IDS.next();
        var first = storage().replies().ask(question(session, "what?", key));

        storage().sessions().handOver(session.owner(), user);

        var mine = storage().sessions().find(user, session.id()).orElseThrow();
        var again = storage().replies().ask(question(mine, "what?", key));
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.message()).isEqualTo(first.message());
    }

    /** Every reply is either handed over or was refused; none is left behind with the visitor. */
    @Test
    default void handOver_whileTheVisitorSends_leavesNothingBehind() {
        var session = newSession();
        var user = new Owner.User(new UserId(IDS.next()));
        var turn = new AtomicInteger();

        InParallel.times(20, () -> {
            if (turn.getAndIncrement() == 10) {
                return storage().sessions().handOver(session.owner(), user);
            }
            try {
                return ask(session, "what?");
            } catch (ChatException e) {
                return e.code();
            }
        });

        assertThat(storage().replies().list(session.id(), 0, Long.MAX_VALUE))
                .extracting(Reply::owner)
                .allMatch(user::equals);
    }
}
