package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.store.ReplyQueue.Lease;
import govuk.chat.core.testing.InParallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

public interface ReplyQueueContract extends StorageContract {
    @Test
    default void backlog_countsWhatWaitsAndWhatRuns() {
        var before = storage().queue().backlog();
        ask(newSession(), "one");
        ask(newSession(), "two");
        running(newSession(), "node");

        var after = storage().queue().backlog();

        assertThat(after.queued()).isEqualTo(before.queued() + 2);
        assertThat(after.running()).isEqualTo(before.running() + 1);
    }

    @Test
    default void claim_queued() {
        var asked = ask(newSession(), "hello");

        var claimed = storage().queue().claim(asked.reply().id(), lease("node")).orElseThrow();

        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(claimed.state()).isEqualTo(new ReplyState.Running("node", NOW.plusSeconds(15)));
        assertThat(stored(claimed)).isEqualTo(claimed);
    }

    /** Others use the same storage at the same time, so the oldest of all is asked about. */
    @Test
    default void backlog_namesTheOneThatHasWaitedLongest() {
        var session = newSession();
        var longAgo = Instant.ofEpochMilli(1);
        var asked = storage().replies().ask(question(session, "still there?", IDS.next(), longAgo));

        var before = storage().queue().backlog();
        var claimed = storage().queue().claim(asked.reply().id(), lease("node")).orElseThrow();
        var after = storage().queue().backlog();
        storage().queue().finish(claimed, answered(claimed, "yes"));

        assertThat(before.queued()).isPositive();
        assertThat(before.oldestQueued()).contains(longAgo);
        assertThat(after.running()).isPositive();
        assertThat(after.oldestQueued()).isNotEqualTo(before.oldestQueued());
    }

    @Test
    default void claim_running() {
        var running = running(newSession(), "node");

        assertThat(storage().queue().claim(running.id(), lease("other"))).isEmpty();
        assertThat(stored(running)).isEqualTo(running);
    }

    @Test
    default void claim_leaseRunOut_countsTheAttempt() {
        var running = running(newSession(), "node");
        var later = new Lease("other", NOW.plusSeconds(15), NOW.plusSeconds(30));

        var claimed = storage().queue().claim(running.id(), later).orElseThrow();

        assertThat(claimed.attempt()).isEqualTo(2);
        assertThat(claimed.state()).isEqualTo(new ReplyState.Running("other", NOW.plusSeconds(30)));
    }

    @Test
    default void claim_leaseStillHolds() {
        var running = running(newSession(), "node");
        var sooner = new Lease("other", NOW.plusSeconds(15).minusMillis(1), NOW.plusSeconds(30));

        assertThat(storage().queue().claim(running.id(), sooner)).isEmpty();
    }

    @Test
    default void claim_leaseRunOut_withAWishToStop() {
        var running = running(newSession(), IDS.next());
        storage().replies().stop(running.id(), NOW);
        var heir = IDS.next();

        var claimed = storage().queue().claim(running.id(), new Lease(heir, NOW.plusSeconds(16), NOW.plusSeconds(30)));

        assertThat(claimed).isPresent();
        assertThat(storage().queue().renew(lease(heir)).toStop()).containsExactly(running.id());
    }

    @Test
    default void claim_behindAnEarlierReply() {
        var session = newSession();
        var first = running(session, "node");
        var second = ask(session, "and then?").reply();

        assertThat(storage().queue().claim(second.id(), lease("node"))).isEmpty();

        storage().queue().finish(first, answered(first, "hi"));
        assertThat(storage().queue().claim(second.id(), lease("node"))).isPresent();
    }

    @Test
    default void claim_unknown() {
        assertThat(storage().queue().claim(new ReplyId("nobody"), lease("node")))
                .isEmpty();
    }

    @Test
    default void claim_inParallel_isGivenOnce() {
        for (int round = 0; round < 10; round++) {
            var asked = ask(newSession(), "hello");

            var claims = InParallel.times(
                    8,
                    () -> storage()
                            .queue()
                            .claim(asked.reply().id(), lease("node"))
                            .isPresent());

            assertThat(claims).containsOnlyOnce(true);
        }
    }

    /** Other tests leave replies behind, so these are told from them by being the oldest there are. */
    @Test
    default void claimDue_longestWaitingFirst_oneOfASession() {
        var longAgo = Instant.ofEpochSecond(1000);
        var session = newSession();
        var second = askAt(session, longAgo.plusSeconds(1));
        var third = askAt(session, longAgo.plusSeconds(2));
        var first = askAt(newSession(), longAgo);

        var claimed = storage().queue().claimDue(lease("node"), Set.of(), 2);

        assertThat(claimed).extracting(Reply::id).containsExactly(first, second);
        assertThat(claimed).extracting(Reply::attempt).containsOnly(1);
        assertThat(storage().queue().claim(third, lease("node"))).isEmpty();
    }

    private ReplyId askAt(Session session, Instant at) {
        return storage()
                .replies()
                .ask(question(session, "hello", IDS.next(), at))
                .reply()
                .id();
    }

    @Test
    default void claimDue_byTwoNodesAtOnce_neverSharesAnAttempt() {
        var asked = new ArrayList<ReplyId>();
        for (int i = 0; i < 60; i++) {
            asked.add(askAt(newSession(), Instant.ofEpochSecond(2000)));
        }
        var nodes = new AtomicInteger();

        var claimed = InParallel.times(4, () -> claimAll("node " + nodes.incrementAndGet())).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(claimed).doesNotHaveDuplicates().containsAll(asked);
    }

    private List<ReplyId> claimAll(String node) {
        var all = new ArrayList<ReplyId>();
        var found = storage().queue().claimDue(lease(node), Set.of(), 7);
        for (int call = 0; call < 200 && !found.isEmpty(); call++) {
            assertThat(found).hasSizeLessThanOrEqualTo(7);
            found.forEach(reply -> all.add(reply.id()));
            found = storage().queue().claimDue(lease(node), Set.of(), 7);
        }
        return all;
    }

    @Test
    default void claimDue_leavesOutTheRepliesOfAgents_unlessTheyHaveOnlyToBeEnded() {
        var away = IDS.next();
        var longAgo = NOW.minusSeconds(10_000);
        var overdue = askAt(newSessionWith(away), longAgo);
        var waiting = askAt(newSessionWith(away), NOW.minusSeconds(500));
        var other = askAt(newSessionWith(IDS.next()), NOW.minusSeconds(400));

        var claimed = storage().queue().claimDue(lease("node"), Set.of(away, "nobody"), 100_000);

        assertThat(claimed).extracting(Reply::id).contains(overdue, other).doesNotContain(waiting);
        assertThat(storage().queue().claimDue(lease("node"), Set.of("nobody"), 100_000))
                .extracting(Reply::id)
                .contains(waiting);
    }

    @Test
    default void countQueued_countsWhatIsBefore() {
        var agent = IDS.next();
        askAt(newSessionWith(agent), NOW);
        var claimed = askAt(newSessionWith(agent), NOW);
        askAt(newSessionWith(agent), NOW.plusSeconds(1));
        askAt(newSessionWith(IDS.next()), NOW);
        assertThat(storage().queue().claim(claimed, lease("node"))).isPresent();

        assertThat(storage().queue().countQueued(agent, NOW)).isZero();
        assertThat(storage().queue().countQueued(agent, NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(storage().queue().countQueued(agent, NOW.plusSeconds(2))).isEqualTo(2);
    }

    private Session newSessionWith(String agent) {
        var session = new Session(
                new SessionId(IDS.next()), newOwner(), "", agent, SessionStatus.ACTIVE, Metadata.EMPTY, NOW, NOW);
        storage().sessions().create(session);
        return session;
    }

    @Test
    default void handBack_queuesAgain_andTakesTheTryBack() {
        var running = running(newSession(), "node");

        var after = storage().queue().handBack(running, NOW).orElseThrow();

        assertThat(after).isEqualTo(stored(running));
        assertThat(after.state()).isEqualTo(new ReplyState.Queued());
        assertThat(after.attempt()).isEqualTo(1);
        assertThat(after.tries()).isZero();
        assertThat(storage().queue().claim(running.id(), lease("other"))).hasValueSatisfying(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.tries()).isEqualTo(1);
        });
    }

    @Test
    default void handBack_withAWishToStop_cancelsAsAnAttemptOfItsOwn() {
        var running = running(newSession(), "node");
        storage().replies().stop(running.id(), NOW);

        var after = storage().queue().handBack(running, NOW.plusSeconds(7)).orElseThrow();

        assertThat(after).isEqualTo(stored(running));
        assertThat(after.state()).isEqualTo(new ReplyState.Cancelled(NOW.plusSeconds(7)));
        assertThat(after.attempt()).isEqualTo(2);
    }

    @Test
    default void handBack_byAnOldAttempt() {
        var old = running(newSession(), "node");
        var latest = takeOver(old);

        assertThat(storage().queue().handBack(old, NOW)).isEmpty();

        assertThat(stored(latest)).isEqualTo(latest);
        assertThat(latest.tries()).isEqualTo(2);
    }

    @Test
    default void renew_prolongsTheLeasesOfItsNodeOnly() {
        var node = IDS.next();
        var mine = running(newSession(), node);
        var another = running(newSession(), IDS.next());

        var renewal = storage().queue().renew(new Lease(node, NOW.plusSeconds(5), NOW.plusSeconds(20)));

        assertThat(renewal.held()).containsExactly(mine.id());
        assertThat(renewal.toStop()).isEmpty();
        assertThat(stored(mine).state()).isEqualTo(new ReplyState.Running(node, NOW.plusSeconds(20)));
        assertThat(stored(another)).isEqualTo(another);
    }

    @Test
    default void renew_leavesOutWhatEndedOrWasTaken() {
        var node = IDS.next();
        var ended = running(newSession(), node);
        storage().queue().finish(ended, answered(ended, "hi"));
        var taken = running(newSession(), node);
        storage().queue().claim(taken.id(), new Lease("other", NOW.plusSeconds(20), NOW.plusSeconds(40)));
        var deleted = newSession();
        running(deleted, node);
        storage().sessions().delete(deleted.owner(), deleted.id());

        assertThat(storage().queue().renew(lease(node)).held()).isEmpty();
    }

    @Test
    default void release_queuesAgain() {
        var running = running(newSession(), "node");

        storage().queue().release(running);

        assertThat(stored(running).state()).isEqualTo(new ReplyState.Queued());
        assertThat(storage().queue().claim(running.id(), lease("other")))
                .hasValueSatisfying(reply -> assertThat(reply.attempt()).isEqualTo(2));
    }

    @Test
    default void release_byAnOldAttempt() {
        var old = running(newSession(), "node");
        var latest = takeOver(old);

        storage().queue().release(old);

        assertThat(stored(latest)).isEqualTo(latest);
    }

    private Reply takeOver(Reply old) {
        return storage()
                .queue()
                .claim(old.id(), new Lease("other", NOW.plusSeconds(20), NOW.plusSeconds(40)))
                .orElseThrow();
    }

    @Test
    default void finish_storesTheAnswer() {
        var session = newSession();
        var running = running(session, "node");
        ask(session, "asked meanwhile");
        var ending = answered(running, "hi");

        assertThat(storage().queue().finish(running, ending)).isTrue();

        assertThat(stored(running).state()).isEqualTo(ending.state());
        assertThat(storage().messages().after(session.id(), 2, 10))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.id()).isEqualTo(running.answer());
                    assertThat(answer.sequence()).isEqualTo(3);
                    assertThat(answer.text()).isEqualTo("hi");
                });
        assertThat(storage().sessions().find(session.owner(), session.id()))
                .hasValueSatisfying(found -> assertThat(found.updatedAt()).isEqualTo(NOW.plusSeconds(1)));
    }

    @Test
    default void finish_failedWithoutAWord() {
        var running = running(newSession(), "node");
        var failed = new ReplyState.Failed(
                new ReplyFailure(ErrorCode.AGENT_TIMEOUT, "The agent did not answer in time."), NOW.plusSeconds(30));

        assertThat(storage().queue().finish(running, new Ending(failed, List.of())))
                .isTrue();

        assertThat(stored(running).state()).isEqualTo(failed);
        assertThat(storage().messages().after(running.session(), 1, 10)).isEmpty();
    }

    @Test
    default void finish_cancelled() {
        var running = running(newSession(), "node");
        var cancelled = new ReplyState.Cancelled(NOW.plusSeconds(3));

        storage()
                .queue()
                .finish(
                        running,
                        new Ending(cancelled, answered(running, "the part").messages()));

        assertThat(stored(running).state()).isEqualTo(cancelled);
        assertThat(storage().messages().after(running.session(), 1, 10))
                .extracting(Message::text)
                .containsExactly("the part");
    }

    @Test
    default void finish_byAnOldAttempt() {
        var old = running(newSession(), "node");
        var latest = takeOver(old);

        assertThat(storage().queue().finish(old, answered(old, "too late"))).isFalse();

        assertThat(stored(latest)).isEqualTo(latest);
        assertThat(storage().messages().after(old.session(), 1, 10)).isEmpty();
    }

    @Test
    default void finish_twice() {
        var running = running(newSession(), "node");

        assertThat(storage().queue().finish(running, answered(running, "hi"))).isTrue();
        assertThat(storage().queue().finish(running, answered(running, "hi again")))
                .isFalse();

        assertThat(storage().messages().after(running.session(), 1, 10)).hasSize(1);
    }

    @Test
    default void finish_released() {
        var running = running(newSession(), "node");
        storage().queue().release(running);

        assertThat(storage().queue().finish(running, answered(running, "too late")))
                .isFalse();
    }

    @Test
    default void finish_inParallelWithAsking_keepsTheOrder() {
        var session = newSession();
        var running = running(session, "node");
        var turn = new AtomicInteger();

        InParallel.times(
                20,
                () -> turn.getAndIncrement() == 10
                        ? storage().queue().finish(running, answered(running, "hi"))
                        : ask(session, "hello"));

        assertThat(storage().messages().after(session.id(), 0, 100))
                .extracting(Message::sequence)
                .hasSize(21)
                .doesNotHaveDuplicates()
                .startsWith(1L)
                .endsWith(21L);
    }

    @Test
    default void finish_deletedSession() {
        var session = newSession();
        var running = running(session, "node");
        storage().sessions().delete(session.owner(), session.id());

        assertThat(storage().queue().finish(running, answered(running, "hi"))).isFalse();
    }
}
