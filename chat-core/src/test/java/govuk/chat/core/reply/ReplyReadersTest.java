package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplyReadersTest {
    private static final Duration LONG = Duration.ofMinutes(1);

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
    void await_isWokenByTheEnd() throws Exception {
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            var waiting = waiting(chat.readers(), reply);
            agent.awaitRequests(1);
            assertThat(waiting).isNotDone();

            gate.release(2);

            assertThat(result(waiting).state()).isInstanceOf(ReplyState.Completed.class);
        }
    }

    @Test
    void await_endedBefore() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.saying("Hello"))) {
            var asked = chat.send("What?");
            var ended = chat.end(asked);

            assertThat(chat.readers().await(asked, LONG).reply()).isEqualTo(ended);
            assertThat(chat.readers().await(ended, LONG).reply()).isEqualTo(ended);
        }
    }

    @Test
    void await_noTimeAtAll_answersItAsItIs() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.saying("Hello"))) {
            var asked = chat.send("What?");
            chat.end(asked);
            var withoutLog = new ReplyReaders(new MemoryReplyLog(), storage);

            assertThat(withoutLog.await(asked, Duration.ZERO).reply().hasEnded())
                    .isTrue();
        }
    }

    @Test
    void await_notEndedInTime_answersItAsItIs() throws Exception {
        var agent = FakeAgent.hanging("part");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);

            var latest = chat.readers().await(reply, Duration.ofMillis(100)).reply();

            assertThat(latest.state()).isInstanceOf(ReplyState.Running.class);
        }
    }

    @Test
    void await_endedWhereNoLogTellsUs() throws Exception {
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.send("What?");
            agent.awaitRequests(1);
            var waiting = waiting(new ReplyReaders(new MemoryReplyLog(), storage), reply);
            gate.release(2);

            assertThat(result(waiting).hasEnded()).isTrue();
        }
    }

    @Test
    void await_deleted_answersItAsItWas() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.hanging("part"))) {
            var session = chat.newSession();
            var reply = chat.send(session, "What?");
            var waiting = waiting(chat.readers(), reply);

            chat.sessions().delete(chat.owner(), session.id());

            assertThat(result(waiting)).isEqualTo(reply);
        }
    }

    @Test
    void close_letsGoWhoWaits() throws Exception {
        var agent = FakeAgent.hanging("part");
        try (var chat = RunningChat.start(storage, agent)) {
            var waiting = waiting(chat.readers(), chat.send("What?"));
            agent.awaitRequests(1);

            chat.readers().close();

            assertThat(result(waiting).hasEnded()).isFalse();
        }
    }

    @Test
    void tellCancelled_wakesWhoWaitsForAReplyThatNeverBegan() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.hanging("part"))) {
            var session = chat.newSession();
            chat.send(session, "One?");
            var second = chat.send(session, "Two?");
            var waiting = waiting(chat.readers(), second);

            chat.chat().stop(chat.owner(), second.id());

            assertThat(result(waiting).state()).isInstanceOf(ReplyState.Cancelled.class);
        }
    }

    private static CompletableFuture<Reply> waiting(ReplyReaders readers, Reply reply) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return readers.await(reply, LONG).reply();
                    } catch (InterruptedException e) {
                        throw new AssertionError("nobody interrupts it", e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static Reply result(CompletableFuture<Reply> waiting) throws Exception {
        return waiting.get(Await.BOUND.toSeconds(), TimeUnit.SECONDS);
    }
}
