package govuk.chat.core.reply.memory;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.reply.ReplyLogContract;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.InParallel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MemoryReplyLogTest implements ReplyLogContract {
    private final AtomicLong nanos = new AtomicLong();
    private final MemoryReplyLog log = new MemoryReplyLog(nanos::get);

    @Override
    public ReplyLog log() {
        return log;
    }

    @Test
    void ended_leaveAfterAMinute() {
        end("r", "Hello");
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(log.read(new ReplyId("r"), ReplyPosition.START)).isNotEmpty();

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(log.read(new ReplyId("r"), ReplyPosition.START)).isEmpty();
        assertThat(log.size()).isZero();
    }

    @Test
    void ended_leaveWhenThereAreMany() {
        var text = "x".repeat(100_000);
        for (var i = 0; i < 400; i++) {
            end("r" + i, text);
        }

        assertThat(log.size()).isBetween(1L, 160L);
    }

    @Test
    void watched_leavesWhenTheLastWatchIsClosed() {
        var one = log.watch(new ReplyId("r"), event -> {});
        var two = log.watch(new ReplyId("r"), event -> {});
        one.close();
        assertThat(log.size()).isEqualTo(1);

        two.close();

        assertThat(log.size()).isZero();
    }

    @Test
    void forgotten_leaves() {
        var reply = new ReplyId("r");
        log.append(reply, new ReplyEvent.Started(1));
        log.forget(reply, 1);
        log.append(reply, new ReplyEvent.Delta(new ReplyPosition(1, 4), "late"));

        assertThat(log.size()).isZero();
    }

    @Test
    void forgotten_andWatched_leavesWithItsWatch() {
        var reply = new ReplyId("r");
        var watch = log.watch(reply, event -> {});
        log.append(reply, new ReplyEvent.Started(1));
        log.forget(reply, 1);
        assertThat(log.size()).isEqualTo(1);

        watch.close();

        assertThat(log.size()).isZero();
    }

    @Test
    void watch_whileLateEventsCome_isNotLost() {
        for (var round = 0; round < 300; round++) {
            var reply = new ReplyId("r" + round);
            var seen = new AtomicInteger();
            var turn = new AtomicInteger();
            InParallel.times(2, () -> {
                if (turn.getAndIncrement() == 0) {
                    log.append(reply, new ReplyEvent.Delta(new ReplyPosition(1, 4), "late"));
                } else {
                    log.watch(reply, event -> seen.incrementAndGet());
                }
                return turn;
            });
            seen.set(0);

            log.append(reply, new ReplyEvent.Restarted(2));

            Await.until("the watcher sees it", () -> seen.get() == 1);
        }
    }

    @Test
    void close_dropsEverything() {
        end("r", "Hello");
        log.append(new ReplyId("s"), new ReplyEvent.Started(1));

        log.close();

        assertThat(log.size()).isZero();
    }

    private void end(String id, String text) {
        var reply = new ReplyId(id);
        log.append(reply, new ReplyEvent.Started(1));
        log.append(reply, new ReplyEvent.Delta(new ReplyPosition(1, text.length()), text));
        log.append(reply, new ReplyEvent.Completed(new ReplyPosition(1, text.length() + 1), new MessageId("answer")));
    }
}
