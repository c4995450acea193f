package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.Ending;
import govuk.chat.core.store.ReplyQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose leases a node may take after the store was away. */
final class LeasesTest {
    private static final Duration LENGTH = Duration.ofSeconds(15);

    private final AwayQueue queue = new AwayQueue();
    private final SetClock clock = new SetClock();
    private final Leases leases = new Leases(queue, "node", LENGTH, clock);

    @Test
    void claim_usually_takesWhatHasRunOutByNow() {
        var lease = leases.claim();

        assertThat(lease.now()).isEqualTo(clock.now);
        assertThat(lease.until()).isEqualTo(clock.now.plus(LENGTH));
        assertThat(queue.renewed).isEmpty();
    }

    @Test
    void claim_afterAnOutage_renewsFirst_andLeavesWhatRanOutInItForAWhile() {
        clock.pass(5);
        leases.renew();
        var lastGood = clock.now;
        queue.isAway = true;
        clock.pass(5);
        assertThatThrownBy(leases::renew).isInstanceOf(ChatException.class);
        clock.pass(15);
        assertThatThrownBy(leases::claim).as("still away").isInstanceOf(ChatException.class);
        queue.isAway = false;
        queue.renewed.clear();

        var first = leases.claim();

        assertThat(queue.renewed).containsExactly(clock.now);
        assertThat(first.now()).isEqualTo(lastGood);
        assertThat(first.until()).isEqualTo(clock.now.plus(LENGTH));

        clock.pass(8);
        assertThat(leases.claim().now()).isEqualTo(clock.now);
        assertThat(queue.renewed).hasSize(1);
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    /** Only renews. */
    private static final class AwayQueue implements ReplyQueue {
        private final List<Instant> renewed = new ArrayList<>();
        private boolean isAway;

        @Override
        public Renewal renew(Lease lease) {
            if (isAway) {
                throw new ChatException(ErrorCode.SERVICE_OFFLINE, "The store is away.");
            }
            renewed.add(lease.now());
            return new Renewal(List.of(), List.of());
        }

        @Override
        public Optional<Reply> claim(ReplyId id, Lease lease) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Reply> claimDue(Lease lease, Set<String> leftOut, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int countQueued(String agent, Instant before) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Reply> handBack(Reply claimed, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Backlog backlog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(Reply claimed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean finish(Reply claimed, Ending ending) {
            throw new UnsupportedOperationException();
        }
    }
}
