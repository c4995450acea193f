package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an observer is told while a real chat runs. */
@SuppressWarnings("NullAway.Init")
class ReplyWatchTest {
    @TempDir
    Path directory;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Duration> times = new CopyOnWriteArrayList<>();
    private Storage storage;

    @BeforeEach
    void open() {
        storage = JdbcStorage.openSqlite(directory);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void answered_isAskedBegunAndCompleted() throws Exception {
        try (var chat = chat(FakeAgent.saying("he", "y"))) {
            chat.end(chat.send("Hello"));

            assertThat(told).containsExactly("asked", "began", "completed");
            assertThat(times).allSatisfy(time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ZERO));
        }
    }

    @Test
    void failed_hasNotBegun() throws Exception {
        try (var chat = chat(FakeAgent.failing(ErrorCode.AGENT_ERROR))) {
            chat.end(chat.send("Hello"));

            assertThat(told).containsExactly("asked", "failed");
        }
    }

    @Test
    void nextInTheQueue_isToldToo() throws Exception {
        try (var chat = chat(FakeAgent.saying("hey"))) {
            var session = chat.newSession();
            var first = chat.send(session, "Hello");
            var second = chat.send(session, "And then?");
            chat.end(first);
            chat.end(second);

            assertThat(told).hasSize(6).filteredOn("began"::equals).hasSize(2);
            assertThat(told).filteredOn("completed"::equals).hasSize(2);
        }
    }

    private RunningChat chat(FakeAgent agent) {
        var watch = new ReplyWatch(new Told(), Clock.systemUTC());
        return new RunningChat(
                        watch.over(storage),
                        watch.over(new MemoryReplyLog()),
                        agent,
                        RunningChat.QUICK,
                        Clock.systemUTC())
                .start();
    }

    private final class Told implements ReplyObserver {
        @Override
        public void asked(Duration taken) {
            told.add("asked");
            times.add(taken);
        }

        @Override
        public void began(Duration sinceAsked) {
            told.add("began");
            times.add(sinceAsked);
        }

        @Override
        public void ended(Reply reply, ReplyState.Ended state) {
            told.add(state.word());
        }
    }
}
