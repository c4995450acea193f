package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.AgentControls;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.BreakerOverride;
import govuk.chat.core.agent.BreakerSettings;
import govuk.chat.core.agent.BulkheadSettings;
import govuk.chat.core.agent.GuardedAgent;
import govuk.chat.core.agent.ResilienceSettings;
import govuk.chat.core.agent.RetrySettings;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.MovableClock;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of questions whose agent is away or has its hands full. */
final class WaitingRoomTest {
    private static final RetrySettings NO_RETRY = new RetrySettings(0, Duration.ZERO, Duration.ZERO);
    private static final BulkheadSettings ROOMY = new BulkheadSettings(1_000, 1_000);

    /** A single try, so that a reply that is tried for nothing would be seen to fail. */
    private static final RunnerSettings ONE_TRY =
            new RunnerSettings(Duration.ofSeconds(5), Duration.ofMillis(20), 2_000, 1, 1_000);

    private final MovableClock clock = new MovableClock();
    private final ReplyLog replyLog = new MemoryReplyLog();
    private final AtomicBoolean isDown = new AtomicBoolean();
    private Storage storage;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
    }

    @AfterEach
    void close() {
        replyLog.close();
        storage.close();
    }

    /** Answers with the question, unless it is down. */
    private FakeAgent agent() {
        return FakeAgent.doing((request, sink) -> {
            if (isDown.get()) {
                return FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE).ask(request, sink);
            }
            sink.delta("to " + request.question().text());
            return Metadata.EMPTY;
        });
    }

    private GuardedAgent guarded(FakeAgent agent, BulkheadSettings bulkhead) {
        var breaker = new BreakerSettings(50, 5, Duration.ofMinutes(5), Duration.ofMillis(50), 2);
        return new GuardedAgent("fake", agent, new ResilienceSettings(NO_RETRY, breaker, bulkhead, List.of()), clock);
    }

    private RunningChat chat(GuardedAgent agent) {
        var agents = new Agents("fake", Map.of("fake", new Agents.Agent(agent, 20, agent::availability)));
        return new RunningChat(storage, replyLog, agents, ONE_TRY, clock).start();
    }

    private void forceOpen(GuardedAgent agent) {
        var until = clock.instant().plus(Duration.ofHours(1));
        new AgentControls(List.of(agent)).override("fake", new BreakerOverride(BreakerState.OPEN, until, "a test"));
    }

    private static void release(GuardedAgent agent) {
        new AgentControls(List.of(agent)).automatic("fake");
    }

    private ReplyState state(Reply reply) {
        return storage.replies().find(reply.id()).orElseThrow().state();
    }

    @Test
    void agentGoesAway_repliesWaitThroughTrials_andAreAnsweredInOrderWhenItIsBack() throws Exception {
        var fake = agent();
        var agent = guarded(fake, ROOMY);
        isDown.set(true);
        try (var chat = chat(agent)) {
            for (var i = 0; i < 4; i++) {
                assertThat(chat.end(chat.send("Early?")).state()).isInstanceOf(ReplyState.Failed.class);
            }
            var session = chat.newSession();
            var waiting = new ArrayList<Reply>();
            for (var text : List.of("One?", "Two?", "Three?")) {
                waiting.add(chat.send(session, text));
            }
            // Many trials of a reply that may be tried once.
            fake.awaitRequests(15);

            isDown.set(false);

            for (var reply : waiting) {
                assertThat(chat.listen(reply).events())
                        .satisfies(heard -> assertThat(heard.getFirst()).isInstanceOf(ReplyEvent.Started.class))
                        .noneMatch(event -> event instanceof ReplyEvent.Restarted);
            }
            assertThat(storage.messages().after(session.id(), 3, 10))
                    .extracting(Message::text)
                    .containsExactly("to One?", "to Two?", "to Three?");
        }
    }

    @Test
    void agentAway_isNotAsked_andTheReplyIsQueuedAndSaysSo() throws Exception {
        var fake = agent();
        var agent = guarded(fake, ROOMY);
        try (var chat = chat(agent)) {
            forceOpen(agent);

            var reply = chat.send("What?");
            var seen = chat.chat().awaitUnlessAway(reply, Duration.ofMinutes(5)).reply();

            assertThat(seen.state()).isInstanceOf(ReplyState.Queued.class);
            assertThat(seen.attempt()).isZero();
            assertThat(chat.chat().queuePlace(seen))
                    .hasValueSatisfying(place -> assertThat(place.isAgentAway()).isTrue());
            assertThat(chat.runner().waitingRoom().count("fake")).isEqualTo(1);
            assertThat(fake.requests()).isEmpty();

            release(agent);

            assertThat(chat.listen(reply).text()).isEqualTo("to What?");
            assertThat(chat.chat().queuePlace(chat.end(reply))).isEmpty();
        }
    }

    @Test
    void agentGoesAwayWhileSomebodyWaits_theWaitIsGivenUp() throws Exception {
        var gate = new Semaphore(0);
        var fake = FakeAgent.doing((request, sink) -> {
            gate.acquire();
            return FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE).ask(request, sink);
        });
        var agent = guarded(fake, ROOMY);
        try (var chat = chat(agent)) {
            var reply = chat.send("What?");
            fake.awaitRequests(1);
            forceOpen(agent);
            gate.release();

            var seen = chat.chat().awaitUnlessAway(reply, Duration.ofMinutes(5)).reply();

            assertThat(seen.state()).isInstanceOf(ReplyState.Queued.class);
            assertThat(seen.tries()).isZero();
        }
    }

    @Test
    void agentAwayHere_anotherNodeAnswers() throws Exception {
        var agent = guarded(agent(), ROOMY);
        try (var first = chat(agent)) {
            forceOpen(agent);
            var reply = first.send("What?");

            try (var second = chat(guarded(agent(), ROOMY))) {
                assertThat(first.listen(reply).text()).isEqualTo("to What?");
            }
        }
    }

    @Test
    void agentAwayTooLong_failsPolitely() throws Exception {
        var fake = agent();
        var agent = guarded(fake, ROOMY);
        try (var chat = chat(agent)) {
            forceOpen(agent);
            var reply = chat.send("What?");

            clock.move(Duration.ofMinutes(10));

            assertThat(chat.end(reply).state())
                    .isInstanceOfSatisfying(
                            ReplyState.Failed.class,
                            failed -> assertThat(failed.failure().sentence())
                                    .isEqualTo("The assistant could not answer in time. Try asking again."));
            assertThat(fake.requests()).isEmpty();
        }
    }

    @Test
    void agentAway_stopWhileWaiting_cancels() throws Exception {
        var agent = guarded(agent(), ROOMY);
        try (var chat = chat(agent)) {
            forceOpen(agent);
            var reply = chat.send("What?");

            chat.chat().stop(chat.owner(), reply.id());

            assertThat(chat.listen(reply).end()).containsInstanceOf(ReplyEvent.Cancelled.class);
        }
    }

    @Test
    void agentBusy_repliesWaitInOrder_andNobodyOvertakes() throws Exception {
        var gate = new Semaphore(0);
        var fake = FakeAgent.gated(gate, "a ", "word");
        var agent = guarded(fake, new BulkheadSettings(1, 1_000));
        try (var chat = chat(agent)) {
            var replies = new ArrayList<Reply>();
            for (var text : List.of("One?", "Two?", "Three?", "Four?")) {
                replies.add(chat.send(text));
                clock.move(Duration.ofMillis(5));
            }
            fake.awaitRequests(1);

            assertThat(chat.chat().queuePlace(replies.get(1))).contains(new QueuePlace(false, 0, Duration.ZERO));
            assertThat(chat.chat().queuePlace(replies.get(3))).contains(new QueuePlace(false, 2, Duration.ZERO));
            gate.release(12);

            for (var reply : replies) {
                assertThat(chat.end(reply).state()).isInstanceOf(ReplyState.Completed.class);
            }
            assertThat(fake.requests())
                    .extracting(request -> request.question().text())
                    .containsExactly("One?", "Two?", "Three?", "Four?");
            assertThat(agent.availability().pace()).isPositive();
        }
    }

    @Test
    void tooManyWait_isRefused_andNothingIsStored() throws Exception {
        var fake = FakeAgent.hanging("a word");
        var agent = guarded(fake, new BulkheadSettings(1, 2));
        try (var chat = chat(agent)) {
            chat.send("One?");
            fake.awaitRequests(1);
            chat.send("Two?");
            chat.send("Three?");
            clock.move(Duration.ofMillis(5));
            var session = chat.newSession();

            assertThatThrownBy(() -> chat.send(session, "Four?"))
                    .isInstanceOfSatisfying(
                            ChatException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.AGENT_BUSY));
            assertThat(storage.messages().after(session.id(), 0, 10)).isEmpty();
        }
    }

    @Test
    void drained_doesNotCountAsATry() throws Exception {
        var fake = FakeAgent.hanging("a word");
        try (var chat = chat(guarded(fake, ROOMY))) {
            var reply = chat.send("What?");
            fake.awaitRequests(1);

            chat.runner().drain(Duration.ZERO);

            assertThat(state(reply)).isInstanceOf(ReplyState.Queued.class);
        }
        for (var i = 0; i < 3; i++) {
            var before = fake.requests().size();
            try (var next = chat(guarded(fake, ROOMY))) {
                fake.awaitRequests(before + 1);
                Await.until("it runs", () -> next.runner().runningCount() == 1);
            }
        }
    }
}
