package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.InParallel;
import govuk.chat.core.testing.Texts;
import govuk.chat.core.testing.Transcript;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReplyLog} promises. Each test has a reply of its own. */
public interface ReplyLogContract {
    ReplyLog log();

    @Test
    default void read_fromTheStart() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "Hel", "lo");
        complete(reply, 1, 5);

        var events = log().read(reply, ReplyPosition.START);

        assertThat(events.getFirst()).isEqualTo(new ReplyEvent.Started(1));
        assertThat(textOf(events)).isEqualTo("Hello");
        assertThat(events.getLast()).isEqualTo(completed(1, 5));
    }

    @Test
    default void read_unknown() {
        assertThat(log().read(newReply(), ReplyPosition.START)).isEmpty();
    }

    @Test
    default void read_nothingNew() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "Hello");

        assertThat(log().read(reply, new ReplyPosition(1, 5))).isEmpty();
    }

    @Test
    default void read_afterTheEnd() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "Hello");
        complete(reply, 1, 5);

        assertThat(log().read(reply, new ReplyPosition(1, 6))).isEmpty();
    }

    @Test
    default void read_beyondWhatIsKnown() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "Hello");

        assertThat(log().read(reply, new ReplyPosition(1, 9))).isEmpty();
        assertThat(log().read(reply, new ReplyPosition(2, 0))).isEmpty();
    }

    @Test
    default void read_atEveryCutPoint_givesTheRestOfTheSameText() {
        var reply = newReply();
        begin(reply, 1);
        for (var written = 0; written < Texts.HARD.length(); ) {
            var next = Character.charCount(Texts.HARD.codePointAt(written));
            say(reply, 1, written, Texts.HARD.substring(written, written + next));
            written += next;
            assertRestAtEveryOffset(reply, Texts.HARD.substring(0, written));
        }
        complete(reply, 1, Texts.HARD.length());
        assertRestAtEveryOffset(reply, Texts.HARD);
    }

    private void assertRestAtEveryOffset(ReplyId reply, String text) {
        for (var offset = 0; offset <= text.length(); offset++) {
            var left = new ReplyPosition(1, offset);
            var reader = Transcript.resuming(left, Texts.kept(text, offset));

            log().read(reply, left).forEach(reader::hear);

            assertThat(reader.text()).as("left at %d", offset).isEqualTo(text);
        }
    }

    @Test
    default void read_aSequenceAsItWasHandedOut_givesTheRest() {
        var random = new Random(7);
        for (var round = 0; round < 50; round++) {
            var text = Texts.random(random, 60);
            var reply = newReply();
            var first = Transcript.empty();
            var handedOut = new CopyOnWriteArrayList<ReplyEvent>();
            var writer = new ReplyText(1, 100_000, event -> {
                log().append(reply, event);
                log().read(reply, first.position()).forEach(handedOut::add);
                handedOut.stream().skip(first.events().size()).forEach(first::hear);
            });
            begin(reply, 1);
            Texts.cut(random, text).forEach(writer::delta);
            complete(reply, 1, text.length());

            for (var event : handedOut) {
                var left = ReplyPosition.of(event.sequence());
                var reader = Transcript.resuming(left, text.substring(0, left.offset()));
                log().read(reply, left).forEach(reader::hear);
                assertThat(reader.text()).isEqualTo(text);
                assertThat(reader.end()).contains(completed(1, text.length()));
            }
        }
    }

    @Test
    default void read_inAnEarlierAttempt_isToldToBeginAgain() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "a lost part");
        begin(reply, 2);
        say(reply, 2, "again");

        var reader = Transcript.resuming(new ReplyPosition(1, 4), "a lo");
        log().read(reply, reader.position()).forEach(reader::hear);

        assertThat(reader.events().getFirst()).isEqualTo(new ReplyEvent.Restarted(2));
        assertThat(reader.text()).isEqualTo("again");
    }

    @Test
    default void read_laterAttempt_fromTheStart_isNoRestart() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "a lost part");
        begin(reply, 2);

        assertThat(log().read(reply, ReplyPosition.START)).containsExactly(new ReplyEvent.Started(2));
    }

    @Test
    default void append_everyEnd() {
        var position = new ReplyPosition(1, 1);
        var failed = new ReplyEvent.Failed(position, new ReplyFailure(ErrorCode.AGENT_ERROR, "It failed. Try again."));
        for (var end : List.of(completed(1, 0), failed, new ReplyEvent.Cancelled(position))) {
            var reply = newReply();
            begin(reply, 1);
            log().append(reply, end);

            assertThat(log().read(reply, ReplyPosition.START)).containsExactly(new ReplyEvent.Started(1), end);
        }
    }

    @Test
    default void append_cancelledBeforeItBegan() {
        var reply = newReply();
        var cancelled = new ReplyEvent.Cancelled(new ReplyPosition(0, 1));

        log().append(reply, cancelled);

        assertThat(log().read(reply, ReplyPosition.START)).containsExactly(cancelled);
        assertThat(log().read(reply, cancelled.position())).isEmpty();
    }

    @Test
    default void append_lateEventsOfALostAttempt_areIgnored() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "lost");
        begin(reply, 2);
        say(reply, 2, "kept");

        say(reply, 1, 4, " late");
        complete(reply, 1, 4);
        begin(reply, 1);

        var events = log().read(reply, ReplyPosition.START);
        assertThat(textOf(events)).isEqualTo("kept");
        assertThat(events).noneMatch(ReplyEvent::isEnd);
    }

    @Test
    default void append_afterTheEnd_isIgnored() {
        var reply = newReply();
        begin(reply, 1);
        begin(reply, 2);
        say(reply, 2, "kept");
        complete(reply, 2, 4);
        var whole = log().read(reply, ReplyPosition.START);

        begin(reply, 1);
        say(reply, 1, "late");
        log().append(reply, new ReplyEvent.Cancelled(new ReplyPosition(2, 5)));
        begin(reply, 3);

        assertThat(log().read(reply, ReplyPosition.START)).isEqualTo(whole);
    }

    @Test
    default void append_repeatedOrWithAGap_isIgnored() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "once");
        say(reply, 1, 0, "once");
        say(reply, 1, 9, "far");

        assertThat(textOf(log().read(reply, ReplyPosition.START))).isEqualTo("once");
    }

    @Test
    default void watch_showsWhatCanThenBeRead() {
        var reply = newReply();
        var readInTime = new CopyOnWriteArrayList<Boolean>();
        try (var watch = log().watch(reply, event -> readInTime.add(canRead(reply, event)))) {
            begin(reply, 1);
            say(reply, 1, "Hel", "lo");
            complete(reply, 1, 5);
            Await.until("four events", () -> readInTime.size() == 4);
        }

        assertThat(readInTime).containsOnly(true);
    }

    private boolean canRead(ReplyId reply, ReplyEvent event) {
        var known = log().read(reply, ReplyPosition.START);
        return !known.isEmpty()
                && known.getLast().position().sequence() >= event.position().sequence();
    }

    @Test
    default void watch_isOfOneReply_andMayBeOneOfMany() {
        var reply = newReply();
        var one = new CopyOnWriteArrayList<ReplyEvent>();
        var two = new CopyOnWriteArrayList<ReplyEvent>();
        try (var watchOne = log().watch(reply, one::add);
                var watchTwo = log().watch(reply, two::add)) {
            begin(newReply(), 1);
            begin(reply, 1);
            Await.until("both see it", () -> !one.isEmpty() && !two.isEmpty());
        }

        assertThat(one).containsExactly(new ReplyEvent.Started(1)).isEqualTo(two);
    }

    @Test
    default void watch_closed_seesNothingMore() {
        var reply = newReply();
        var gone = new CopyOnWriteArrayList<ReplyEvent>();
        var stays = new CopyOnWriteArrayList<ReplyEvent>();
        var watch = log().watch(reply, gone::add);
        try (var other = log().watch(reply, stays::add)) {
            begin(reply, 1);
            Await.until("the beginning", () -> gone.size() == 1 && stays.size() == 1);

            watch.close();
            watch.close();

            complete(reply, 1, 0);
            Await.until("the end", () -> stays.size() == 2);
        }
        assertThat(gone).hasSize(1);
    }

    @Test
    default void watch_outlivesForget() {
        var reply = newReply();
        var seen = new CopyOnWriteArrayList<ReplyEvent>();
        try (var watch = log().watch(reply, seen::add)) {
            begin(reply, 1);
            log().forget(reply, 1);
            begin(reply, 2);
            Await.until("the second beginning", () -> seen.contains(new ReplyEvent.Restarted(2)));
        }

        assertThat(log().read(reply, new ReplyPosition(1, 3))).containsExactly(new ReplyEvent.Restarted(2));
    }

    @Test
    default void forget_dropsAnAttempt_andItsLateEvents() {
        var reply = newReply();
        begin(reply, 1);
        say(reply, 1, "lost");

        log().forget(reply, 1);
        say(reply, 1, 4, " late");
        complete(reply, 1, 9);

        assertThat(log().read(reply, ReplyPosition.START)).isEmpty();
    }

    @Test
    default void forget_ofALostAttempt_leavesTheLaterOne() {
        var reply = newReply();
        begin(reply, 1);
        begin(reply, 2);
        say(reply, 2, "kept");

        log().forget(reply, 1);

        assertThat(textOf(log().read(reply, ReplyPosition.START))).isEqualTo("kept");
    }

    @Test
    default void forget_afterTheEnd_orUnknown_doesNothing() {
        var reply = newReply();
        begin(reply, 1);
        complete(reply, 1, 0);

        log().forget(reply, 1);
        log().forget(newReply(), 1);

        assertThat(log().read(reply, ReplyPosition.START)).contains(completed(1, 0));
    }

    @Test
    default void manyRepliesAndReaders_atOnce_allReadTheSame() {
        var seed = new AtomicLong();
        var texts = InParallel.times(40, () -> writeWithReaders(new Random(seed.incrementAndGet())));

        assertThat(texts)
                .allSatisfy(ofReaders -> assertThat(ofReaders).hasSize(4).containsOnly(ofReaders.getFirst()));
    }

    /** What was written, and what three readers have of it that came at different times. */
    private List<String> writeWithReaders(Random random) throws Exception {
        var text = Texts.random(random, 400);
        var reply = newReply();
        var readers = IntStream.range(0, 3).mapToObj(i -> Transcript.empty()).toList();
        var threads = readers.stream()
                .map(reader -> Thread.startVirtualThread(() -> readToTheEnd(reply, reader)))
                .toList();
        begin(reply, 1);
        var writer = new ReplyText(1, 100_000, event -> log().append(reply, event));
        Texts.cut(random, text).forEach(writer::delta);
        complete(reply, 1, text.length());
        for (var thread : threads) {
            assertThat(thread.join(Await.BOUND)).isTrue();
        }
        return List.of(
                text,
                readers.get(0).text(),
                readers.get(1).text(),
                readers.get(2).text());
    }

    private void readToTheEnd(ReplyId reply, Transcript reader) {
        var news = new Semaphore(1);
        try (var watch = log().watch(reply, event -> news.release())) {
            while (!reader.hasEnd() && news.tryAcquire(Await.BOUND.toSeconds(), TimeUnit.SECONDS)) {
                news.drainPermits();
                log().read(reply, reader.position()).forEach(reader::hear);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ReplyId newReply() {
        return new ReplyId(UUID.randomUUID().toString());
    }

    private void begin(ReplyId reply, int attempt) {
        log().append(reply, attempt == 1 ? new ReplyEvent.Started(1) : new ReplyEvent.Restarted(attempt));
    }

    /** One delta for each piece, from the beginning of the text. */
    private void say(ReplyId reply, int attempt, String... pieces) {
        var offset = 0;
        for (var piece : pieces) {
            say(reply, attempt, offset, piece);
            offset += piece.length();
        }
    }

    private void say(ReplyId reply, int attempt, int from, String piece) {
        log().append(reply, new ReplyEvent.Delta(new ReplyPosition(attempt, from + piece.length()), piece));
    }

    private void complete(ReplyId reply, int attempt, int length) {
        log().append(reply, completed(attempt, length));
    }

    private static ReplyEvent completed(int attempt, int length) {
        return new ReplyEvent.Completed(new ReplyPosition(attempt, length + 1), new MessageId("answer"));
    }

    private static String textOf(List<ReplyEvent> events) {
        var reader = Transcript.empty();
        events.forEach(reader::hear);
        return reader.text();
    }
}
