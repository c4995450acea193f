package govuk.chat.core.reply.redis;

import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.redis.RedisAwayException;
import govuk.chat.core.redis.RedisConnection;
import govuk.chat.core.redis.RedisKeys;
import govuk.chat.core.redis.RedisSubscriptions;
import govuk.chat.core.reply.ReplyLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Brings into this node's log the replies that are watched here and written by others: one {@link Follower} each, as long as somebody
 * watches. All of them share one subscription, and one thread that reads streams, many in one round trip.
 */
final class Inbox implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int AT_ONCE = 100;

    private final ConcurrentMap<ReplyId, Watched> watched = new ConcurrentHashMap<>();
    private final BlockingQueue<Follower> behind = new LinkedBlockingQueue<>();
    private final ReplyLog heard;
    private final Predicate<ReplyId> isWrittenHere;
    private final RedisConnection redis;
    private final RedisSubscriptions subscriptions;
    private final Thread reader;

    private Inbox(
            ReplyLog heard, Predicate<ReplyId> isWrittenHere, RedisConnection redis, RedisSubscriptions subscriptions) {
        this.heard = heard;
        this.isWrittenHere = isWrittenHere;
        this.redis = redis;
        this.subscriptions = subscriptions;
        this.reader = Thread.ofVirtual().name("redis-catch-up").unstarted(this::catchUp);
    }

    /** @param heard the log of this node */
    static Inbox open(
            ReplyLog heard, Predicate<ReplyId> isWrittenHere, RedisConnection redis, RedisSubscriptions subscriptions) {
        var inbox = new Inbox(heard, isWrittenHere, redis, subscriptions);
        inbox.reader.start();
        return inbox;
    }

    /** Somebody watches. */
    void watch(ReplyId id) {
        watched.compute(id, (same, known) -> {
            var now = known == null ? new Watched() : known;
            now.watches++;
            follow(id, now);
            return now;
        });
    }

    /** One watch has ended; with the last one goes what was only kept for it. */
    void unwatch(ReplyId id) {
        var after = watched.computeIfPresent(id, (same, known) -> {
            known.watches--;
            return known;
        });
        if (after == null || after.watches > 0) {
            return;
        }
        stop(id, after);
        watched.computeIfPresent(id, (same, known) -> {
            if (known.watches > 0) {
                follow(id, known);
                return known;
            }
            if (!isWrittenHere.test(id)) {
                heard.forget(id, Integer.MAX_VALUE);
            }
            return null;
        });
    }

    /** This node writes the reply now, so nobody else has anything to say. */
    void writtenHere(ReplyId id) {
        var known = watched.get(id);
        if (known != null) {
            stop(id, known);
        }
    }

    /** This node writes it no longer: whoever watches here goes on with what others write. */
    void writtenElsewhere(ReplyId id) {
        watched.computeIfPresent(id, (same, known) -> {
            follow(id, known);
            return known;
        });
    }

    /** Whether somebody watches it here, and it is not written here. */
    boolean isFollowed(ReplyId id) {
        var known = watched.get(id);
        return known != null && known.follower.get() != null;
    }

    /** How many replies of others are followed. */
    int size() {
        return (int) watched.values().stream()
                .filter(each -> each.follower.get() != null)
                .count();
    }

    @Override
    public void close() {
        reader.interrupt();
        watched.forEach(this::stop);
    }

    /** Within the map's lock for this reply. */
    private void follow(ReplyId id, Watched now) {
        if (now.follower.get() == null && !isWrittenHere.test(id)) {
            var follower = new Follower(id, heard, behind::add);
            now.follower.set(follower);
            subscriptions.add(redis.keys().reply(id), follower);
        }
    }

    /** Outside of the map's lock, for it waits for a watcher that is being told something. */
    private void stop(ReplyId id, Watched known) {
        var follower = known.follower.getAndSet(null);
        if (follower != null) {
            subscriptions.remove(redis.keys().reply(id), follower);
            follower.stop();
        }
    }

    private void catchUp() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var batch = new ArrayList<>(List.of(behind.take()));
                behind.drainTo(batch, AT_ONCE - 1);
                batch.removeIf(Follower::isStopped);
                if (!tryCatchUp(batch)) {
                    behind.addAll(batch);
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryCatchUp(List<Follower> batch) {
        try {
            // Before reading: what is missed from now on asks again.
            batch.forEach(Follower::caughtUp);
            redis.call(client -> catchUp(client, batch));
            return true;
        } catch (RedisAwayException e) {
            log.debug("could not read what others write; trying again", e);
            return false;
        } catch (RuntimeException e) {
            log.error("could not read what others write", e);
            return true;
        }
    }

    private int catchUp(UnifiedJedis client, List<Follower> batch) {
        try (var pipeline = client.pipelined()) {
            var answers = batch.stream()
                    .map(follower ->
                            pipeline.xrange(redis.keys().reply(follower.id()), after(follower.position()), "+"))
                    .toList();
            pipeline.sync();
            for (var i = 0; i < batch.size(); i++) {
                take(batch.get(i), answers.get(i).get());
            }
            return batch.size();
        }
    }

    private static void take(Follower follower, List<StreamEntry> entries) {
        for (var entry : entries) {
            var event = entry.getFields().get(RedisKeys.EVENT_FIELD);
            if (event != null) {
                follower.take(new ReplyEntry(entry.getID().toString(), event));
            }
        }
    }

    private static String after(ReplyPosition position) {
        return position.equals(ReplyPosition.START) ? "-" : "(" + ReplyEntry.id(position);
    }

    /** A reply that somebody watches here; changed within the map's lock for it. */
    private static final class Watched {
        private int watches;
        private final AtomicReference<@Nullable Follower> follower = new AtomicReference<>();
    }
}
