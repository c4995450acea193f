package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.ReplyQueue.Lease;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import govuk.chat.core.testing.StorageEndingReplies;
import govuk.chat.core.testing.StorageEndingReplies.Finish;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a reply ends, and what is stored of it. */
final class ReplyEndingTest {
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
    void answered_isStoredWithWhatTheAgentSaysAboutIt() throws Exception {
        var about = Metadata.EMPTY.with("agentType", "fake");
        var agent = FakeAgent.doing((request, sink) -> {
            sink.delta("Hello");
            return about;
        });
        try (var chat = RunningChat.start(storage, agent)) {
            var ended = chat.end(chat.send("What?"));

            var answer = chat.message(ended).orElseThrow();
            assertThat(ended.state()).isInstanceOf(ReplyState.Completed.class);
            assertThat(answer.id()).isEqualTo(ended.answer());
            assertThat(answer.text()).isEqualTo("Hello");
            assertThat(answer.role()).isEqualTo(Role.ASSISTANT);
            assertThat(answer.status()).isEqualTo(MessageStatus.DELIVERED);
            assertThat(answer.metadata()).isEqualTo(about);
        }
    }

    @Test
    void completed_canBeLoadedByWhoeverHearsOfIt() throws Exception {
        var replyLog = new MemoryReplyLog();
        var gate = new Semaphore(0);
        var agent = FakeAgent.gated(gate, "Hello");
        try (var chat = new RunningChat(storage, replyLog, agent, RunningChat.QUICK, Clock.systemUTC()).start()) {
            for (var round = 0; round < 20; round++) {
                var reply = chat.send("What?");
                var loaded = new CompletableFuture<String>();
                try (var watch = replyLog.watch(reply.id(), event -> {
                    if (event instanceof ReplyEvent.Completed completed) {
                        loaded.complete(textOf(reply.session(), completed.answer()));
                    }
                })) {
                    gate.release(2);
                    chat.end(reply);
                    assertThat(loaded).isCompletedWithValue("Hello");
                }
            }
        }
    }

    private String textOf(SessionId session, MessageId id) {
        return storage.messages().find(session, id).map(Message::text).orElse("not there");
    }

    @Test
    void failed_keepsThePart() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.failing(ErrorCode.AGENT_TIMEOUT, "a ", "part"))) {
            var reply = chat.send("What?");
            var heard = chat.listen(reply);

            var ended = chat.end(reply);
            assertThat(failure(ended))
                    .isEqualTo(new ReplyFailure(ErrorCode.AGENT_TIMEOUT, "The fake agent failed. Try again."));
            assertThat(heard.end()).contains(new ReplyEvent.Failed(new ReplyPosition(1, 7), failure(ended)));
            var part = chat.message(ended).orElseThrow();
            assertThat(part.text()).isEqualTo("a part").isEqualTo(heard.text());
            assertThat(part.status()).isEqualTo(MessageStatus.FAILED);
        }
    }

    @Test
    void failed_beforeTheFirstWord_storesNoMessage() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.failing(ErrorCode.AGENT_BUSY))) {
            var ended = chat.end(chat.send("What?"));

            assertThat(failure(ended).code()).isEqualTo(ErrorCode.AGENT_BUSY);
            assertThat(storage.messages().after(ended.session(), 0, 10)).hasSize(1);
        }
    }

    @Test
    void failed_afterBlanksAndHalfACharacter_endsAllTheSame() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.failing(ErrorCode.AGENT_TIMEOUT, "  \uD83D"))) {
            var ended = chat.end(chat.send("What?"));

            assertThat(ended.attempt()).isEqualTo(1);
            assertThat(chat.message(ended)).isEmpty();
        }
    }

    @Test
    void emptyAnswer_fails() throws Exception {
        for (var agent : new FakeAgent[] {FakeAgent.saying(), FakeAgent.saying("", " \n", "\0")}) {
            try (var chat = RunningChat.start(storage, agent)) {
                assertThat(failure(chat.end(chat.send("What?"))).code()).isEqualTo(ErrorCode.AGENT_ERROR);
            }
        }
    }

    @Test
    void answerTooLong_keepsWhatFits() throws Exception {
        var settings = new RunnerSettings(RunningChat.QUICK.lease(), RunningChat.QUICK.poll(), 10, 5, 1_000);
        try (var chat = RunningChat.start(storage, FakeAgent.saying("x".repeat(600), "y".repeat(600)), settings)) {
            var ended = chat.end(chat.send("What?"));

            assertThat(failure(ended).code()).isEqualTo(ErrorCode.ANSWER_TOO_LONG);
            assertThat(chat.answer(ended)).isEqualTo("x".repeat(600) + "y".repeat(400));
        }
    }

    @Test
    void agentThatBreaks_failsWithAPlainSentence() throws Exception {
        var agent = FakeAgent.doing((request, sink) -> {
            sink.delta("a part");
            throw new IllegalStateException("secret detail");
        });
        try (var chat = RunningChat.start(storage, agent)) {
            var ended = chat.end(chat.send("What?"));

            assertThat(failure(ended))
                    .isEqualTo(new ReplyFailure(ErrorCode.INTERNAL_ERROR, "Something went wrong. Try again."));
            assertThat(chat.answer(ended)).isEqualTo("a part");
        }
    }

    @Test
    void agentThatKillsItsThread_isAskedAgain() throws Exception {
        var calls = new AtomicInteger();
        var agent = FakeAgent.doing((request, sink) -> {
            if (calls.incrementAndGet() == 1) {
                throw new StackOverflowError("meant to happen");
            }
            sink.delta("Hello");
            return Metadata.EMPTY;
        });
        try (var chat = RunningChat.start(storage, agent)) {
            var ended = chat.end(chat.send("What?"));

            assertThat(ended.attempt()).isEqualTo(2);
            assertThat(chat.answer(ended)).isEqualTo("Hello");
        }
    }

    @Test
    void deadlinePassed_failsPolitely_andAsksNobody() throws Exception {
        var agent = FakeAgent.saying("Hello");
        try (var chat = RunningChat.start(storage, agent)) {
            var ended = chat.end(ask(chat.newSession(), Instant.now().minusSeconds(1)));

            assertThat(failure(ended).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
            assertThat(failure(ended).sentence()).endsWith("Try asking again.");
            assertThat(agent.requests()).isEmpty();
        }
    }

    @Test
    void begunTooOften_fails() throws Exception {
        var agent = FakeAgent.saying("Hello");
        var chat = new RunningChat(storage, new MemoryReplyLog(), agent, RunningChat.QUICK, Clock.systemUTC());
        try (chat) {
            var reply = ask(chat.newSession(), Instant.now().plusSeconds(600));
            for (var attempt = 1; attempt <= RunningChat.QUICK.maxAttempts(); attempt++) {
                storage.queue()
                        .release(storage.queue().claim(reply.id(), lease()).orElseThrow());
            }
            chat.start();

            var ended = chat.end(reply);
            assertThat(failure(ended).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
            assertThat(agent.requests()).isEmpty();
        }
    }

    @Test
    void agentOfThatNameGone_fails() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.saying("Hello"))) {
            var now = Instant.now();
            var session = new Session(
                    new SessionId("of-an-agent-gone"),
                    chat.owner(),
                    "",
                    "gone",
                    SessionStatus.ACTIVE,
                    Metadata.EMPTY,
                    now,
                    now);
            storage.sessions().create(session);

            assertThat(failure(chat.end(chat.send(session, "What?"))).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        }
    }

    @Test
    void storeAwayForAMoment_theAnswerIsStoredAllTheSame() throws Exception {
        var tries = new AtomicInteger();
        Finish failsTwice = (real, claimed, ending) -> {
            if (tries.incrementAndGet() <= 2) {
                throw offline();
            }
            return real.finish(claimed, ending);
        };
        try (var chat =
                RunningChat.start(new StorageEndingReplies(storage, failsTwice), FakeAgent.saying("Hel", "lo"))) {
            var reply = chat.send("What?");

            assertThat(chat.listen(reply).end()).containsInstanceOf(ReplyEvent.Completed.class);
            assertThat(chat.answer(chat.end(reply))).isEqualTo("Hello");
            assertThat(tries).hasValue(3);
        }
    }

    @Test
    void storedThoughTheStoreSeemedAway_endsOnce_andReadersHearOfIt() throws Exception {
        var tries = new AtomicInteger();
        Finish answersOnlyTheSecondTime = (real, claimed, ending) -> {
            var isEnded = real.finish(claimed, ending);
            if (tries.incrementAndGet() == 1) {
                throw offline();
            }
            return isEnded;
        };
        var replyLog = new MemoryReplyLog();
        var broken = new StorageEndingReplies(storage, answersOnlyTheSecondTime);
        try (var chat = new RunningChat(
                        broken, replyLog, FakeAgent.saying("Hello"), RunningChat.QUICK, Clock.systemUTC())
                .start()) {
            var reply = chat.send("What?");
            var ended = new CompletableFuture<ReplyEvent>();
            try (var watch = replyLog.watch(reply.id(), event -> {
                if (event.isEnd()) {
                    ended.complete(event);
                }
            })) {
                assertThat(ended).succeedsWithin(Await.BOUND).isInstanceOf(ReplyEvent.Completed.class);
            }
            assertThat(storage.messages().after(reply.session(), 0, 10)).hasSize(2);
        }
    }

    private static ChatException offline() {
        return new ChatException(ErrorCode.SERVICE_OFFLINE, "The store is away. Try again.");
    }

    private Reply ask(Session session, Instant deadline) {
        var now = Instant.now();
        var ids = new TimeOrderedIds(Clock.systemUTC());
        var message = new Message(
                new MessageId(ids.next()),
                session.id(),
                0,
                Role.USER,
                "What?",
                MessageStatus.SENT,
                now,
                Metadata.EMPTY);
        var question = new Question(
                message,
                session.owner(),
                new ReplyId(ids.next()),
                new MessageId(ids.next()),
                deadline,
                "",
                "fingerprint",
                10);
        return storage.replies().ask(question).reply();
    }

    private static Lease lease() {
        var now = Instant.now();
        return new Lease("another node", now, now.plusSeconds(60));
    }

    private static ReplyFailure failure(Reply ended) {
        assertThat(ended.state()).isInstanceOf(ReplyState.Failed.class);
        return ((ReplyState.Failed) ended.state()).failure();
    }
}
