package govuk.chat.core.reply.redis;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.redis.RedisConnection;
import govuk.chat.core.redis.RedisSubscriptions;
import govuk.chat.core.reply.ReplyLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A {@link ReplyLog} that several processes share through Redis. Around this node's own log: what is appended here is there at once, and on its way
 * to Redis; what is watched here and written elsewhere comes in from Redis. So nobody ever waits for Redis, and while it is away readers have
 * what their own node writes, and the ends of all others from the store.
 *
 * <p>A reply that is written elsewhere is known here from some milliseconds after the first watch until the last watch is closed. See
 * {@code docs/adr/0015}.
 */
public final class RedisReplyLog implements ReplyLog {
    /** After trouble: until all servers have found Redis again, and whoever sent an end in vain has had the time to do so. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final ReplyLog here;
    private final RedisConnection redis;
    private final Outbox outbox;
    private final Inbox inbox;

    private RedisReplyLog(ReplyLog here, RedisConnection redis, RedisSubscriptions subscriptions) {
        this.here = here;
        this.redis = redis;
        this.outbox = Outbox.open(here, redis);
        this.inbox = Inbox.open(here, outbox::isWriting, redis, subscriptions);
    }

    /**
     * @param here this node's own log, which is closed with this one
     * @param redis stays open when this one is closed, as do the subscriptions
     */
    public static RedisReplyLog open(ReplyLog here, RedisConnection redis, RedisSubscriptions subscriptions) {
        return new RedisReplyLog(here, redis, subscriptions);
    }

    @Override
    public void append(ReplyId reply, ReplyEvent event) {
        if (event instanceof ReplyEvent.Started || event instanceof ReplyEvent.Restarted) {
            // In this order: from here on no follower writes into the log, and none is begun.
            outbox.begin(reply, event.position().attempt());
            inbox.writtenHere(reply);
        }
        here.append(reply, event);
        outbox.changed(reply, event);
    }

    @Override
    public List<ReplyEvent> read(ReplyId reply, ReplyPosition after) {
        return here.read(reply, after);
    }

    @Override
    public Watch watch(ReplyId reply, Consumer<ReplyEvent> watcher) {
        var watch = here.watch(reply, watcher);
        inbox.watch(reply);
        var isClosed = new AtomicBoolean();
        return () -> {
            if (isClosed.compareAndSet(false, true)) {
                watch.close();
                inbox.unwatch(reply);
            }
        };
    }

    @Override
    public void forget(ReplyId reply, int attempt) {
        here.forget(reply, attempt);
        outbox.forget(reply, attempt);
        inbox.writtenElsewhere(reply);
    }

    @Override
    public boolean mayMiss(ReplyId reply) {
        return !redis.isWellFor(SETTLED) && inbox.isFollowed(reply);
    }

    @Override
    public void close() {
        inbox.close();
        outbox.close();
        here.close();
    }

    /** How many replies of other nodes are followed here. */
    int followed() {
        return inbox.size();
    }
}
