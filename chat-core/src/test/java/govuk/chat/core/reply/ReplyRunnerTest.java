package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.service.MessagePage;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.InParallel;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which replies run, when, and how they are stopped. */
final class ReplyRunnerTest {
    private Storage storage;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void submit_isRunAtOnce() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.saying("Hel", "lo"))) {
            var heard = chat.listen(chat.send("What?"));

            assertThat(heard.text()).isEqualTo("Hello");
            assertThat(heard.events().getFirst()).isEqualTo(new ReplyEvent.Started(1));
            assertThat(heard.end()).containsInstanceOf(ReplyEvent.Completed.class);
        }
    }

    @Test
    void start_runsWhatWasLeftBehind() throws Exception {
        Reply asked;
        try (var chat = RunningChat.start(storage, FakeAgent.hanging("part"))) {
            chat.runner().drain(Duration.ZERO);
            asked = chat.send("What?");
        }
        try (var next = RunningChat.start(storage, FakeAgent.saying("Hello"))) {
            assertThat(next.listen(asked).text()).isEqualTo("Hello");
        }
    }

    @Test
    void submit_manyToOneSession_areAnsweredInOrder() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var agent = FakeAgent.doing((request, sink) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            sink.delta("to " + request.question().text());
            running.decrementAndGet();
            return Metadata.EMPTY;
        });
        try (var chat = RunningChat.start(storage, agent)) {
            var session = chat.newSession();
            var number = new AtomicInteger();

            var replies = InParallel.times(50, () -> chat.send(session, "question " + number.incrementAndGet()));
            for (var reply : replies) {
                chat.end(reply);
            }

            var messages = chat.sessions()
                    .messages(chat.owner(), session.id(), new MessagePage.Beginning(), 200)
                    .messages();
            assertThat(messages).hasSize(100);
            assertThat(texts(messages, Role.USER)).doesNotHaveDuplicates().hasSize(50);
            assertThat(texts(messages, Role.ASSISTANT))
                    .isEqualTo(texts(messages, Role.USER).stream()
                            .map(text -> "to " + text)
                            .toList());
            assertThat(most).hasValue(1);
        }
    }

    private static List<String> texts(List<Message> messages, Role role) {
        return messages.stream()
                .filter(message -> message.role() == role)
                .map(Message::text)
                .toList();
    }

    @Test
    void submit_agentSeesWhatWasSaidBefore() throws Exception {
        var agent = FakeAgent.saying("Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var session = chat.newSession();
            chat.end(chat.send(session, "One?"));
            chat.end(chat.send(session, "Two?"));

            var request = agent.requests().getLast();
            assertThat(request.question().text()).isEqualTo("Two?");
            assertThat(request.history()).extracting(Message::text).containsExactly("One?", "Hello");
        }
    }

    @Test
    void submit_moreThanMayRun_waitForRoom() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var gate = new Semaphore(0);
        var agent = FakeAgent.doing((request, sink) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            gate.acquire();
            sink.delta("Hello");
            running.decrementAndGet();
            return Metadata.EMPTY;
        });
        var settings = new RunnerSettings(Duration.ofSeconds(5), Duration.ofMinutes(1), 3, 5, 1_000);
        try (var chat = RunningChat.start(storage, agent, settings)) {
            var replies = InParallel.times(30, () -> chat.send("What?"));
            agent.awaitRequests(3);
            assertThat(chat.runner().runningCount()).isEqualTo(3);

            gate.release(30);

            // The queue is looked at once a minute: whoever ends must make room for the next.
            for (var reply : replies) {
                chat.end(reply);
            }
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void stop_whileItRuns_theAgentIsToldAndThePartIsKept() throws Exception {
        var agent = FakeAgent.hanging("a part");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            Await.until(
                    "the part",
                    () -> !chat.readers()
                            .follow(reply, new ReplyPosition(1, 0))
                            .next()
                            .isEmpty());

            chat.chat().stop(chat.owner(), reply.id());

            var heard = chat.listen(reply);
            assertThat(heard.end()).containsInstanceOf(ReplyEvent.Cancelled.class);
            assertThat(heard.text()).isEqualTo("a part").isEqualTo(chat.answer(chat.end(reply)));
            assertThat(agent.interruptions()).isEqualTo(1);
        }
    }

    @Test
    void stop_beforeTheFirstWord_storesNoAnswer() throws Exception {
        var agent = FakeAgent.hanging();
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);

            chat.chat().stop(chat.owner(), reply.id());

            var ended = chat.end(reply);
            assertThat(ended.state()).isInstanceOf(ReplyState.Cancelled.class);
            assertThat(chat.message(ended)).isEmpty();
        }
    }

    @Test
    void stop_whileItWaits_isNeverAsked() throws Exception {
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var session = chat.newSession();
            var first = chat.send(session, "One?");
            var second = chat.send(session, "Two?");
            var third = chat.send(session, "Three?");
            agent.awaitRequests(1);

            chat.chat().stop(chat.owner(), second.id());
            gate.release(4);

            assertThat(chat.listen(second).events()).singleElement().isInstanceOf(ReplyEvent.Cancelled.class);
            assertThat(chat.end(first).state()).isInstanceOf(ReplyState.Completed.class);
            assertThat(chat.end(third).state()).isInstanceOf(ReplyState.Completed.class);
            assertThat(agent.requests())
                    .extracting(request -> request.question().text())
                    .containsExactly("One?", "Three?");
        }
    }

    @Test
    void stop_onAnotherNode_reachesTheAgent() throws Exception {
        var agent = FakeAgent.hanging("a part");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);

            storage.replies().stop(reply.id(), reply.createdAt());

            assertThat(chat.end(reply).state()).isInstanceOf(ReplyState.Cancelled.class);
            assertThat(agent.interruptions()).isEqualTo(1);
        }
    }

    @Test
    void stop_whenItIsOver_changesNothing() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.saying("Hello"))) {
            var ended = chat.end(chat.send("What?"));

            assertThat(chat.chat().stop(chat.owner(), ended.id())).isEqualTo(ended);
            chat.runner().stop(ended.id());

            assertThat(chat.listen(ended).end()).containsInstanceOf(ReplyEvent.Completed.class);
        }
    }

    @Test
    void stop_inTheMomentOfTheEnd_endsOnce_asStored() throws Exception {
        var agent = FakeAgent.saying("Hel", "lo");
        try (var chat = RunningChat.start(storage, agent)) {
            for (var round = 0; round < 150; round++) {
                var reply = chat.send("What?");
                Thread.startVirtualThread(() -> chat.chat().stop(chat.owner(), reply.id()));

                var heard = chat.listen(reply);

                var ended = chat.end(reply);
                var stored = ended.state() instanceof ReplyState.Completed
                        ? ReplyEvent.Completed.class
                        : ReplyEvent.Cancelled.class;
                assertThat(heard.end()).containsInstanceOf(stored);
                assertThat(heard.text()).isEqualTo(chat.answer(ended));
                assertThat(storage.messages().after(reply.session(), 0, 10))
                        .hasSize(heard.text().isEmpty() ? 1 : 2);
            }
        }
    }

    @Test
    void stopAll_endsWhatRunsInADeletedSession() {
        var agent = FakeAgent.hanging("a part");
        try (var chat = RunningChat.start(storage, agent)) {
            var session = chat.newSession();
            chat.send(session, "What?");
            var other = chat.send("What else?");
            agent.awaitRequests(2);

            chat.ownerData().delete(chat.owner(), session.id());

            Await.until("one interruption", () -> agent.interruptions() == 1);
            Await.until("only the other runs", () -> chat.runner().runningCount() == 1);
            assertThat(chat.chat().reply(chat.owner(), other.id()).hasEnded()).isFalse();
        }
    }

    @Test
    void rest_whatRunsEnds_whatComesWaits_untilItTakesPartAgain() throws Exception {
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var running = chat.send("What?");
            agent.awaitRequests(1);

            chat.runner().rest();
            var waiting = chat.send("What else?");
            gate.release(99);

            assertThat(chat.end(running).state()).isInstanceOf(ReplyState.Completed.class);
            Await.until("it is empty", () -> chat.runner().runningCount() == 0);
            assertThat(chat.runner().isResting()).isTrue();
            Await.until("it has looked at the queue", () -> chat.runner().waitingCount() == 1);
            assertThat(agent.requests()).hasSize(1);
            assertThat(chat.chat().reply(chat.owner(), waiting.id()).state()).isInstanceOf(ReplyState.Queued.class);

            chat.runner().resume();

            assertThat(chat.end(waiting).state()).isInstanceOf(ReplyState.Completed.class);
        }
    }

    @Test
    void drain_givesTimeToEnd() throws Exception {
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);
            gate.release(2);

            chat.runner().drain(Await.BOUND);

            assertThat(chat.end(reply).state()).isInstanceOf(ReplyState.Completed.class);
        }
    }

    @Test
    void drain_handsBack_andClaimsNothingMore() throws Exception {
        var agent = FakeAgent.hanging("a part");
        var asked = new ArrayList<Reply>();
        try (var chat = RunningChat.start(storage, agent)) {
            var session = chat.newSession();
            asked.add(chat.send(session, "One?"));
            agent.awaitRequests(1);
            asked.add(chat.send(session, "Two?"));
            asked.add(chat.send(session, "Three?"));

            chat.runner().drain(Duration.ZERO);
            asked.add(chat.send("Four?"));

            assertThat(chat.runner().runningCount()).isZero();
            assertThat(asked)
                    .allSatisfy(reply -> assertThat(storage.replies().find(reply.id()))
                            .hasValueSatisfying(now -> assertThat(now.state()).isInstanceOf(ReplyState.Queued.class)));
        }
        assertThat(agent.requests()).hasSize(1);
        assertThat(agent.interruptions()).isEqualTo(1);
    }
}
