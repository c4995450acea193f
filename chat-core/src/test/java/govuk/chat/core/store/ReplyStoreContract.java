package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.testing.InParallel;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

public interface ReplyStoreContract extends StorageContract {
    @Test
    default void ask_storesMessageAndQueuedReply() {
        var session = newSession();
        var question = question(session, "hello", "key", NOW.plusSeconds(3));

        var asked = storage().replies().ask(question);

        assertThat(asked.isRepeat()).isFalse();
        assertThat(asked.message().sequence()).isEqualTo(1);
        assertThat(asked.reply().id()).isEqualTo(question.reply());
        assertThat(asked.reply().answer()).isEqualTo(question.answer());
        assertThat(asked.reply().agent()).isEqualTo(session.agent());
        assertThat(asked.reply().state()).isEqualTo(new ReplyState.Queued());
        assertThat(storage().replies().find(asked.reply().id())).contains(asked.reply());
        assertThat(storage().messages().after(session.id(), 0, 10)).containsExactly(asked.message());
        assertThat(storage().sessions().find(session.owner(), session.id()))
                .hasValueSatisfying(found -> assertThat(found.updatedAt()).isEqualTo(NOW.plusSeconds(3)));
    }

    @Test
    default void ask_50InParallel_keeps50InOrder() {
        var session = newSession();

        var asked = InParallel.times(50, () -> ask(session, "hello"));

        var stored = storage().messages().after(session.id(), 0, 100);
        assertThat(stored)
                .extracting(Message::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
        assertThat(stored)
                .containsExactlyInAnyOrderElementsOf(
                        asked.stream().map(Asked::message).toList());
    }

    @Test
    default void ask_sameQuestionAgain_isTheFirst() {
        var session = newSession();
        var first = storage().replies().ask(question(session, "hello", "key"));
        ask(session, "something else");

        var again = storage().replies().ask(question(session, "hello", "key", NOW.plusSeconds(60)));

        assertThat(again).isEqualTo(new Asked(first.message(), first.reply(), true));
        assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(2);
        assertThat(storage().sessions().find(session.owner(), session.id()))
                .hasValueSatisfying(found -> assertThat(found.updatedAt()).isEqualTo(NOW));
    }

    @Test
    default void ask_sameQuestionAgain_leavesNoGap() {
        var session = newSession();
        storage().replies().ask(question(session, "hello", "key"));
        storage().replies().ask(question(session, "hello", "key"));

        assertThat(ask(session, "next").message().sequence()).isEqualTo(2);
    }

    @Test
    default void ask_sameQuestionInParallel_isStoredOnce() {
        for (int round = 0; round < 10; round++) {
            var session = newSession();

            var asked = InParallel.times(8, () -> storage().replies().ask(question(session, "hello", "key")));

            assertThat(asked).extracting(Asked::isRepeat).containsOnlyOnce(false);
            assertThat(asked)
                    .extracting(Asked::message)
                    .containsOnly(asked.getFirst().message());
            assertThat(asked)
                    .extracting(Asked::reply)
                    .containsOnly(asked.getFirst().reply());
            assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(1);
        }
    }

    @Test
    default void ask_sameKeyForAnotherQuestion() {
        var session = newSession();
        storage().replies().ask(question(session, "hello", "key"));

        assertCode(ErrorCode.CONFLICT, () -> storage().replies().ask(question(session, "goodbye", "key")));
        assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(1);
    }

    @Test
    default void ask_sameKeyInAnotherSession() {
        var owner = newOwner();
        storage().replies().ask(question(newSession(owner, NOW), "hello", "key"));

        var asked = storage().replies().ask(question(newSession(owner, NOW), "goodbye", "key"));

        assertThat(asked.isRepeat()).isFalse();
    }

    @Test
    default void ask_mayNotQueue_whileAReplyIsUnended() {
        var session = newSession();
        var running = running(session, "node");

        assertCode(ErrorCode.CONFLICT, () -> storage().replies().ask(impatient(session)));
        assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(1);

        storage().queue().finish(running, answered(running, "hi"));
        assertThat(storage().replies().ask(impatient(session)).message().sequence())
                .isEqualTo(3);
    }

    @Test
    default void outcome_hasTheAnswerOnceItIsStored() {
        var session = newSession();
        var running = running(session, "node");
        var before = storage().replies().outcome(running.id());

        storage().queue().finish(running, answered(running, "hi"));

        assertThat(before).contains(new Outcome(running, List.of()));
        var after = storage().replies().outcome(running.id()).orElseThrow();
        assertThat(after.reply()).isEqualTo(stored(running));
        assertThat(after.answer())
                .isEqualTo(storage().messages().find(session.id(), running.answer()))
                .hasValueSatisfying(answer -> assertThat(answer.text()).isEqualTo("hi"));
    }

    @Test
    default void outcome_endedWithoutAWord() {
        var running = running(newSession(), "node");

        storage().queue().finish(running, new Ending(new ReplyState.Cancelled(NOW), List.of()));

        assertThat(storage().replies().outcome(running.id())).contains(new Outcome(stored(running), List.of()));
        assertThat(storage().replies().outcome(new ReplyId("nobody"))).isEmpty();
    }

    @Test
    default void askAndClaim_nothingBeforeIt_isClaimed() {
        var session = newSession();

        var asked = storage().replies().askAndClaim(question(session, "hello", "key"), lease("node"), Set.of());

        assertThat(asked.reply().attempt()).isEqualTo(1);
        assertThat(asked.reply().state())
                .isEqualTo(new ReplyState.Running("node", lease("node").until()));
        assertThat(stored(asked.reply())).isEqualTo(asked.reply());
        assertThat(storage().queue().finish(asked.reply(), answered(asked.reply(), "hi")))
                .isTrue();
    }

    @Test
    default void askAndClaim_behindAReplyThatHasNotEnded_isQueued() {
        var session = newSession();
        ask(session, "the one before");

        var asked = storage().replies().askAndClaim(question(session, "hello", "key"), lease("node"), Set.of());

        assertThat(asked.reply().attempt()).isZero();
        assertThat(asked.reply().state()).isInstanceOf(ReplyState.Queued.class);
        assertThat(stored(asked.reply())).isEqualTo(asked.reply());
    }

    @Test
    default void askAndClaim_agentLeftOut_isQueued() {
        var session = newSession();

        var asked = storage()
                .replies()
                .askAndClaim(question(session, "hello", "key"), lease("node"), Set.of(session.agent(), "another"));

        assertThat(asked.reply().state()).isEqualTo(new ReplyState.Queued());
        assertThat(asked.reply().attempt()).isZero();
        assertThat(stored(asked.reply())).isEqualTo(asked.reply());
    }

    @Test
    default void askAndClaim_inParallel_claimsOneOfASession() throws Exception {
        var session = newSession();

        var asked = InParallel.times(
                8,
                () -> storage().replies().askAndClaim(question(session, "hello", IDS.next()), lease("node"), Set.of()));

        assertThat(asked.stream().filter(each -> each.reply().state() instanceof ReplyState.Running))
                .hasSize(1);
    }

    @Test
    default void askAndClaim_again_claimsNothing() {
        var session = newSession();
        var first = storage().replies().askAndClaim(question(session, "hello", "key"), lease("node"), Set.of());

        var again = storage().replies().askAndClaim(question(session, "hello", "key"), lease("another"), Set.of());

        assertThat(again.isRepeat()).isTrue();
        assertThat(stored(first.reply())).isEqualTo(first.reply());
    }

    @Test
    default void ask_closedSession() {
        var session = newSession();
        storage().sessions().update(session.owner(), session.id(), open -> open.withStatus(SessionStatus.ARCHIVED));

        assertCode(ErrorCode.CONFLICT, () -> storage().replies().ask(question(session, "hello", "key")));
        assertThat(storage().messages().after(session.id(), 0, 10)).isEmpty();
    }

    @Test
    default void ask_withoutAKey_isNeverARepeat() {
        var session = newSession();
        ask(session, "hello");

        assertThat(storage().replies().ask(question(session, "hello", "")).isRepeat())
                .isFalse();
        assertThat(storage().replies().ask(question(session, "hello", "")).isRepeat())
                .isFalse();
        assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(3);
    }

    @Test
    default void ask_behindAsManyAsItMayWaitFor_isRefused_untilOneEnds() {
        var session = newSession();
        var first = running(session, "node");
        ask(session, "two");

        assertCode(ErrorCode.RATE_LIMITED, () -> storage().replies().ask(waitingBehind(session, 2)));
        assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(2);
        assertThat(storage().replies().ask(waitingBehind(newSession(), 2)).isRepeat())
                .as("of another session")
                .isFalse();

        assertThat(storage().queue().finish(first, answered(first, "one"))).isTrue();
        assertThat(storage().replies().ask(waitingBehind(session, 2)).reply().state())
                .isEqualTo(new ReplyState.Queued());
    }

    private Question impatient(Session session) {
        return waitingBehind(session, 0);
    }

    private Question waitingBehind(Session session, int most) {
        var question = question(session, "now!", IDS.next());
        return new Question(
                question.message(),
                question.owner(),
                question.reply(),
                question.answer(),
                question.deadline(),
                question.key(),
                question.fingerprint(),
                most);
    }

    @Test
    default void ask_foreignOwner() {
        var session = newSession();
        storage().replies().ask(question(session, "hello", "key"));

        assertCode(
                ErrorCode.SESSION_NOT_FOUND,
                () -> storage().replies().ask(question(ownedBy(newOwner(), session), "hello", "key")));
        assertThat(storage().messages().after(session.id(), 0, 10)).hasSize(1);
    }

    private static Session ownedBy(Owner owner, Session session) {
        return new Session(session.id(), owner, "", session.agent(), session.status(), session.metadata(), NOW, NOW);
    }

    @Test
    default void ask_deletedSession() {
        var session = newSession();
        storage().sessions().delete(session.owner(), session.id());

        assertCode(ErrorCode.SESSION_NOT_FOUND, () -> ask(session, "hello"));
    }

    @Test
    default void find_unknown() {
        assertThat(storage().replies().find(new ReplyId("nobody"))).isEmpty();
    }

    @Test
    default void list_bySequenceOfQuestions() {
        var session = newSession();
        var first = running(session, "node");
        storage().queue().finish(first, answered(first, "hi"));
        var second = ask(session, "and then?").reply();
        var third = ask(session, "and then?").reply();

        assertThat(list(session, 1, 4)).containsExactly(first.id(), second.id(), third.id());
        assertThat(list(session, 2, 3)).containsExactly(second.id());
        assertThat(list(session, 4, 4)).containsExactly(third.id());
        assertThat(list(session, 5, 9)).isEmpty();
    }

    private List<ReplyId> list(Session session, long from, long to) {
        return storage().replies().list(session.id(), from, to).stream()
                .map(Reply::id)
                .toList();
    }

    @Test
    default void stop_queued_cancelsAtOnce() {
        var asked = ask(newSession(), "hello");

        var stopped = storage().replies().stop(asked.reply().id(), NOW.plusSeconds(2));

        assertThat(stopped)
                .hasValueSatisfying(
                        reply -> assertThat(reply.state()).isEqualTo(new ReplyState.Cancelled(NOW.plusSeconds(2))));
        assertThat(storage().replies().find(asked.reply().id())).isEqualTo(stopped);
        assertThat(storage().queue().claim(asked.reply().id(), lease("node"))).isEmpty();
    }

    @Test
    default void stop_handedBack_isAnAttemptOfItsOwn() {
        var running = running(newSession(), "node");
        storage().queue().release(running);

        var stopped = storage().replies().stop(running.id(), NOW).orElseThrow();

        assertThat(stopped.state()).isInstanceOf(ReplyState.Cancelled.class);
        assertThat(stopped.attempt()).isEqualTo(2);
    }

    @Test
    default void stop_running_tellsItsNode() {
        var running = running(newSession(), IDS.next());
        var node = ((ReplyState.Running) running.state()).node();

        assertThat(storage().replies().stop(running.id(), NOW)).contains(running);

        var renewal = storage().queue().renew(lease(node));
        assertThat(renewal.held()).containsExactly(running.id());
        assertThat(renewal.toStop()).containsExactly(running.id());
    }

    @Test
    default void stop_ended_staysAsItIs() {
        var running = running(newSession(), "node");
        storage().queue().finish(running, answered(running, "hi"));
        var ended = stored(running);

        assertThat(storage().replies().stop(running.id(), NOW.plusSeconds(9))).contains(ended);
        assertThat(stored(running)).isEqualTo(ended);
    }

    @Test
    default void stop_unknown() {
        assertThat(storage().replies().stop(new ReplyId("nobody"), NOW)).isEmpty();
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
