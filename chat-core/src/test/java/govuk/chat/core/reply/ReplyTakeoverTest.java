package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ReplyQueue.Lease;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import govuk.chat.core.testing.StorageEndingReplies;
import govuk.chat.core.testing.Transcript;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a reply whose node loses it, leaves, or could not end it. */
final class ReplyTakeoverTest {
    private final ReplyLog replyLog = new MemoryReplyLog();
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

    @Test
    void leaseLost_theFirstNodeStoresNothing() throws Exception {
        var agent = FakeAgent.hanging("the first part");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);

            var taken = claimLater(reply);
            Await.until("the first agent is told", () -> agent.interruptions() == 1);
            Await.until("the first node lets go", () -> chat.runner().runningCount() == 0);

            assertThat(taken.attempt()).isEqualTo(2);
            assertThat(storage.queue().finish(taken, answered(taken, "the second answer")))
                    .isTrue();
            assertThat(storage.messages().after(reply.session(), 0, 10))
                    .extracting(Message::text)
                    .containsExactly("What?", "the second answer");
        }
    }

    @Test
    void leaseLost_anEndThatComesTooLateStoresNothing() throws Exception {
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "too late");
        var slowToNotice = new RunnerSettings(Duration.ofMinutes(5), Duration.ofMinutes(1), 2_000, 5, 1_000);
        try (var chat = RunningChat.start(storage, agent, slowToNotice)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);
            var taken = claimLater(reply);

            gate.release(2);
            Await.until("the first node lets go", () -> chat.runner().runningCount() == 0);

            assertThat(storage.replies().find(reply.id())).contains(taken);
            assertThat(storage.messages().after(reply.session(), 0, 10)).hasSize(1);
        }
    }

    @Test
    void leaseLost_readersHearTheSecondAttemptAsItIsWritten() throws Exception {
        var firstAgent = FakeAgent.hanging("the first part");
        var gate = new Semaphore(0);
        var secondAgent = FakeAgent.gated(gate, "the second ", "answer");
        var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        try (var first = new RunningChat(storage, replyLog, firstAgent, RunningChat.QUICK, Clock.systemUTC()).start();
                var second = new RunningChat(storage, replyLog, secondAgent, RunningChat.QUICK, later)) {
            var reply = first.send("What?");
            firstAgent.awaitRequests(1);
            var reader = Transcript.empty();
            try (var feed = first.readers().follow(reply, ReplyPosition.START)) {
                Await.until("the first part", () -> hears(feed, reader, "the first part"));

                second.start();
                secondAgent.awaitRequests(1);
                Await.until("the first node lets go", () -> first.runner().runningCount() == 0);
                gate.release();

                Await.until("the second part", () -> hears(feed, reader, "the second "));
                gate.release(2);
                assertThat(feed.forEach(Await.BOUND, reader::hear)).isTrue();
            }
            assertThat(reader.text()).isEqualTo("the second answer").isEqualTo(first.answer(first.end(reply)));
            assertThat(reader.events()).contains(new ReplyEvent.Restarted(2));
        }
    }

    private static boolean hears(ReplyFeed feed, Transcript reader, String text) {
        feed.next().forEach(reader::hear);
        return reader.text().equals(text);
    }

    @Test
    void drained_isRunAgainElsewhereAtOnce() throws Exception {
        var firstAgent = FakeAgent.hanging("the first part");
        try (var first = new RunningChat(storage, replyLog, firstAgent, RunningChat.QUICK, Clock.systemUTC()).start();
                var second = new RunningChat(
                        storage, replyLog, FakeAgent.saying("Hello"), RunningChat.QUICK, Clock.systemUTC())) {
            var reply = first.send("What?");
            var reader = Transcript.empty();
            try (var feed = second.readers().follow(reply, ReplyPosition.START)) {
                Await.until("the first part", () -> hears(feed, reader, "the first part"));

                first.runner().drain(Duration.ZERO);
                second.start();

                assertThat(feed.forEach(Await.BOUND, reader::hear)).isTrue();
            }
            assertThat(reader.text()).isEqualTo("Hello");
            assertThat(reader.events()).contains(new ReplyEvent.Restarted(2));
        }
    }

    @Test
    void stoppedBetweenTwoNodes_isCancelledForWhoHasAPart() throws Exception {
        var agent = FakeAgent.hanging("a part");
        try (var chat = new RunningChat(storage, replyLog, agent, RunningChat.QUICK, Clock.systemUTC()).start()) {
            var reply = chat.send("What?");
            var reader = Transcript.empty();
            try (var feed = chat.readers().follow(reply, ReplyPosition.START)) {
                Await.until("the part", () -> hears(feed, reader, "a part"));
                chat.runner().drain(Duration.ZERO);

                chat.chat().stop(chat.owner(), reply.id());

                assertThat(feed.forEach(Await.BOUND, reader::hear)).isTrue();
            }
            assertThat(reader.end()).containsInstanceOf(ReplyEvent.Cancelled.class);
            assertThat(reader.text()).isEmpty();
        }
    }

    @Test
    void endThatCouldNotBeStored_isRunAgain() throws Exception {
        var tries = new AtomicInteger();
        var broken = new StorageEndingReplies(storage, (real, claimed, ending) -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("meant to fail");
            }
            return real.finish(claimed, ending);
        });
        try (var chat = RunningChat.start(broken, FakeAgent.saying("Hello"))) {
            var ended = chat.end(chat.send("What?"));

            assertThat(ended.attempt()).isEqualTo(2);
            assertThat(chat.answer(ended)).isEqualTo("Hello");
        }
    }

    @Test
    void strays_areGivenBackWhenFoundTwice() {
        try (var chat = RunningChat.start(storage, FakeAgent.hanging())) {
            chat.close();
            var reply = chat.send("What?");
            var claimed = storage.queue()
                    .claim(reply.id(), lease("node", Instant.now()))
                    .orElseThrow();
            var strays = new Strays(storage, "node");

            strays.giveBack(Set.of(claimed.id()), Set.of());
            assertThat(storage.replies().find(reply.id())).contains(claimed);
            strays.giveBack(Set.of(claimed.id()), Set.of(claimed.id()));
            strays.giveBack(Set.of(claimed.id()), Set.of());
            assertThat(storage.replies().find(reply.id())).contains(claimed);
            strays.giveBack(Set.of(claimed.id()), Set.of());

            assertThat(storage.replies().find(reply.id()).orElseThrow().state()).isInstanceOf(ReplyState.Queued.class);
        }
    }

    @Test
    void strays_thatAnotherNodeHas_areLeftAlone() {
        try (var chat = RunningChat.start(storage, FakeAgent.hanging())) {
            chat.close();
            var reply = chat.send("What?");
            var claimed = storage.queue()
                    .claim(reply.id(), lease("other", Instant.now()))
                    .orElseThrow();
            var strays = new Strays(storage, "node");

            strays.giveBack(Set.of(claimed.id()), Set.of());
            strays.giveBack(Set.of(claimed.id()), Set.of());

            assertThat(storage.replies().find(reply.id())).contains(claimed);
        }
    }

    /** As a node does whose clock says that the lease has run out. */
    private Reply claimLater(Reply reply) {
        return storage.queue()
                .claim(reply.id(), lease("other", Instant.now().plus(Duration.ofHours(1))))
                .orElseThrow();
    }

    private static Lease lease(String node, Instant now) {
        return new Lease(node, now, now.plus(Duration.ofMinutes(1)));
    }

    private static Ending answered(Reply reply, String text) {
        var now = Instant.now();
        var answer = new Message(
                reply.answer(), reply.session(), 0, Role.ASSISTANT, text, MessageStatus.DELIVERED, now, Metadata.EMPTY);
        return new Ending(new ReplyState.Completed(now), List.of(answer));
    }
}
