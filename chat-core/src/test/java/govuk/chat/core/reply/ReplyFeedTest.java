package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import govuk.chat.core.testing.Texts;
import govuk.chat.core.testing.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplyFeedTest {
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
    void next_fromTheStore_isWhatTheLogSaid_atEveryOffset() throws Exception {
        for (var seed = 0; seed < 15; seed++) {
            var random = new Random(seed);
            var text = seed == 0 ? Texts.HARD : Texts.random(random, 80);
            assertSameFromLogAndStore(FakeAgent.saying(inPieces(random, text)), text);
        }
    }

    @Test
    void next_fromTheStore_isWhatTheLogSaid_ofABrokenAnswer() throws Exception {
        assertSameFromLogAndStore(FakeAgent.failing(ErrorCode.AGENT_TIMEOUT, "a 😀 ", "part"), "a 😀 part");
        assertSameFromLogAndStore(FakeAgent.failing(ErrorCode.AGENT_TIMEOUT), "");
    }

    private static String[] inPieces(Random random, String text) {
        return Texts.cut(random, text).toArray(String[]::new);
    }

    private void assertSameFromLogAndStore(FakeAgent agent, String text) throws InterruptedException {
        try (var chat = RunningChat.start(storage, agent)) {
            var reply = chat.end(chat.send("What?"));
            var withoutLog = new ReplyReaders(new MemoryReplyLog(), storage);
            for (var offset = -1; offset <= text.length() + 1; offset++) {
                var left = offset < 0 ? ReplyPosition.START : new ReplyPosition(1, offset);

                var fromLog = everything(chat.readers(), reply, left);
                var fromStore = everything(withoutLog, reply, left);

                assertThat(fromStore).as("left at %s", left).isEqualTo(fromLog);
                var reader = Transcript.resuming(left, Texts.kept(text, Math.clamp(left.offset(), 0, text.length())));
                fromStore.forEach(reader::hear);
                assertThat(reader.text()).isEqualTo(text);
                assertThat(reader.hasEnd()).isEqualTo(offset <= text.length());
            }
        }
    }

    private static List<ReplyEvent> everything(ReplyReaders readers, Reply reply, ReplyPosition after)
            throws InterruptedException {
        var events = new ArrayList<ReplyEvent>();
        try (var feed = readers.follow(reply, after)) {
            assertThat(feed.forEach(Await.BOUND, events::add)).isTrue();
        }
        return events;
    }

    @Test
    void next_longAnswer_fromTheStore() throws Exception {
        var text = "0123456789".repeat(9_999);
        try (var chat = RunningChat.start(storage, FakeAgent.saying(text))) {
            var reply = chat.end(chat.send("What?"));

            var events =
                    everything(new ReplyReaders(new MemoryReplyLog(), storage), reply, new ReplyPosition(1, 99_980));

            assertThat(events.getFirst()).isEqualTo(new ReplyEvent.Delta(new ReplyPosition(1, 99_990), "0123456789"));
        }
    }

    @Test
    void next_whileItIsWritten_givesEachPieceOnce() throws Exception {
        var gate = new Semaphore(0);
        try (var chat = RunningChat.start(storage, FakeAgent.gated(gate, "Hel", "lo"))) {
            var reply = chat.send("What?");
            var news = new Semaphore(0);
            var reader = Transcript.empty();
            try (var feed = chat.readers().follow(reply, ReplyPosition.START)) {
                feed.onNews(news::release);
                for (var heard : List.of("", "Hel", "Hello", "Hello")) {
                    Await.until("more than before " + heard, () -> {
                        feed.next().forEach(reader::hear);
                        return reader.text().equals(heard) && !reader.events().isEmpty();
                    });
                    gate.release();
                }
                Await.until("the end", () -> {
                    feed.next().forEach(reader::hear);
                    return feed.isOver();
                });
                assertThat(feed.next()).isEmpty();
            }
            assertThat(news.availablePermits()).isPositive();
            assertThat(reader.events()).hasSize(4);
        }
    }

    @Test
    void forEach_manyReaders_allHearTheWhole() throws Exception {
        var gate = new Semaphore(0);
        try (var chat = RunningChat.start(storage, FakeAgent.gated(gate, Texts.HARD.split("(?<= )")))) {
            var reply = chat.send("What?");
            var readers = new ArrayList<Transcript>();
            var threads = new ArrayList<Thread>();
            for (var i = 0; i < 20; i++) {
                var reader = Transcript.empty();
                readers.add(reader);
                threads.add(Thread.startVirtualThread(() -> listen(chat, reply, reader)));
            }
            gate.release(1_000);
            for (var thread : threads) {
                assertThat(thread.join(Await.BOUND)).isTrue();
            }
            assertThat(readers).extracting(Transcript::text).containsOnly(Texts.HARD);
        }
    }

    private static void listen(RunningChat chat, Reply reply, Transcript reader) {
        try (var feed = chat.readers().follow(reply, ReplyPosition.START)) {
            feed.forEach(Await.BOUND, reader::hear);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void forEach_notEndedInTime_saysSo() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.hanging("part"))) {
            var reader = Transcript.empty();
            var begun = System.nanoTime();
            try (var feed = chat.readers().follow(chat.send("What?"), ReplyPosition.START)) {
                assertThat(feed.forEach(Duration.ofMillis(300), reader::hear)).isFalse();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_500));
            assertThat(reader.text()).isEqualTo("part");
        }
    }

    @Test
    void forEach_endedWhereNoLogTellsUs_isFoundInTheStore() throws Exception {
        var gate = new Semaphore(0);
        try (var chat = RunningChat.start(storage, FakeAgent.gated(gate, "Hello"))) {
            var reply = chat.send("What?");
            var reader = Transcript.empty();
            try (var feed = new ReplyReaders(new MemoryReplyLog(), storage).follow(reply, ReplyPosition.START)) {
                assertThat(feed.next()).isEmpty();
                gate.release(2);

                assertThat(feed.forEach(Await.BOUND, reader::hear)).isTrue();
            }
            assertThat(reader.text()).isEqualTo("Hello");
        }
    }

    @Test
    void next_deletedReply_isOverWithoutAnEnd() {
        try (var chat = RunningChat.start(storage, FakeAgent.hanging("part"))) {
            var session = chat.newSession();
            var reply = chat.send(session, "What?");
            try (var feed = chat.readers().follow(reply, ReplyPosition.START)) {
                chat.ownerData().delete(chat.owner(), session.id());

                Await.until("over", () -> {
                    feed.lookAgain();
                    assertThat(feed.next()).noneMatch(ReplyEvent::isEnd);
                    return feed.isOver();
                });
            }
        }
    }

    @Test
    void hasNothingLeft_onlyForWhoHasTheEnd() throws Exception {
        try (var chat = RunningChat.start(storage, FakeAgent.saying("Hello"))) {
            var asked = chat.send("What?");
            var ended = chat.end(asked);

            assertThat(nothingLeft(chat, asked, new ReplyPosition(1, 6))).isFalse();
            assertThat(nothingLeft(chat, ended, new ReplyPosition(1, 5))).isFalse();
            assertThat(nothingLeft(chat, ended, new ReplyPosition(1, 6))).isTrue();
        }
    }

    private static boolean nothingLeft(RunningChat chat, Reply reply, ReplyPosition after) {
        try (var feed = chat.readers().follow(reply, after)) {
            assertThat(feed.reply()).isEqualTo(reply.id());
            return feed.hasNothingLeft();
        }
    }
}
