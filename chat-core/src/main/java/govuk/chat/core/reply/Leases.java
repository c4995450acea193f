package govuk.chat.core.reply;

import govuk.chat.core.store.ReplyQueue;
import govuk.chat.core.store.ReplyQueue.Lease;
import govuk.chat.core.store.ReplyQueue.Renewal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The leases of one node. When the store was away for so long that leases ran out, they ran out for everybody, and nobody has died: so the
 * node first renews its own, and leaves those of others alone until they have had the time to do the same. What was written during the
 * outage is then kept, and no agent is asked twice. Safe for use by many threads.
 */
final class Leases {
    private final ReplyQueue queue;
    private final String node;
    private final Duration length;
    private final Clock clock;
    private volatile Instant renewedAt;
    private volatile boolean isInDoubt;

    /** Until when only those leases count as run out that had before the outage, and when that began. */
    private volatile Truce truce = new Truce(Instant.MIN, Instant.MIN);

    Leases(ReplyQueue queue, String node, Duration length, Clock clock) {
        this.queue = queue;
        this.node = node;
        this.length = length;
        this.clock = clock;
        this.renewedAt = clock.instant();
    }

    /** For what is begun now. */
    Lease begin() {
        return from(clock.instant());
    }

    /** For taking what is due. Renews first if it could not be done in time. */
    Lease claim() {
        if (isInDoubt) {
            renew();
        }
        var lease = begin();
        return lease.now().isBefore(truce.until()) ? new Lease(node, truce.outage(), lease.until()) : lease;
    }

    Renewal renew() {
        var now = clock.instant();
        try {
            var renewal = queue.renew(from(now));
            noteRenewal(now);
            return renewal;
        } catch (RuntimeException e) {
            isInDoubt = true;
            throw e;
        }
    }

    private void noteRenewal(Instant now) {
        if (isInDoubt) {
            truce = new Truce(now.plus(length.dividedBy(2)), renewedAt);
            isInDoubt = false;
        }
        renewedAt = now;
    }

    private Lease from(Instant now) {
        return new Lease(node, now, now.plus(length));
    }

    private record Truce(Instant until, Instant outage) {}
}
