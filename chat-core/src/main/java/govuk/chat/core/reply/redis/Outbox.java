package govuk.chat.core.reply.redis;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.redis.RedisAwayException;
import govuk.chat.core.redis.RedisConnection;
import govuk.chat.core.redis.RedisKeys;
import govuk.chat.core.reply.ReplyLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Brings to Redis what this node writes. It holds no events: like every reader it knows how far it is with each reply and reads the rest from
 * the log, so however long Redis is away it costs an entry for each running reply, and what Redis has missed comes as one piece. The first
 * piece of a reply goes at once; pieces that follow sooner than {@link #APART} after it are joined.
 *
 * <p>One thread sends, whatever is due at a time in one round trip. Who appends never waits for it.
 */
final class Outbox implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Duration APART = Duration.ofMillis(20);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final int AT_ONCE = 500;
    private static final long UNKNOWN_STREAM = -1;

    private final ConcurrentMap<ReplyId, Outgoing> outgoing = new ConcurrentHashMap<>();
    private final DelayQueue<Outgoing> due = new DelayQueue<>();
    private final ReplyLog written;
    private final RedisConnection redis;
    private final Thread sender;
    private volatile boolean isClosed;

    private Outbox(ReplyLog written, RedisConnection redis) {
        this.written = written;
        this.redis = redis;
        this.sender = Thread.ofVirtual().name("redis-replies").unstarted(this::send);
    }

    /** @param written the log of this node */
    static Outbox open(ReplyLog written, RedisConnection redis) {
        var outbox = new Outbox(written, redis);
        outbox.sender.start();
        return outbox;
    }

    /** From here on this node writes the reply. */
    void begin(ReplyId id, int attempt) {
        outgoing.compute(id, (same, known) -> known == null ? new Outgoing(id, attempt) : known.begin(attempt));
    }

    /** Whether this node writes the reply, or has just ended it. */
    boolean isWriting(ReplyId id) {
        return outgoing.containsKey(id);
    }

    /** There is more in the log. What belongs to no reply that this node writes is not for the others, except an end. */
    void changed(ReplyId id, ReplyEvent event) {
        if (event instanceof ReplyEvent.End end) {
            var ended = outgoing.computeIfAbsent(
                    id, same -> new Outgoing(id, event.position().attempt()));
            ended.end(end);
            queue(ended);
            return;
        }
        var known = outgoing.get(id);
        if (known != null) {
            queue(known);
        }
    }

    void forget(ReplyId id, int attempt) {
        outgoing.computeIfPresent(id, (same, known) -> known.isOf(attempt) ? null : known);
    }

    /** Sends what is due, for two seconds at most. */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!sender.join(CLOSE_LIMIT)) {
                sender.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void queue(Outgoing reply) {
        if (reply.queue(APART)) {
            due.add(reply);
        }
    }

    private void send() {
        try {
            while (!isClosed || !due.isEmpty()) {
                var first = due.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<>(List.of(first));
                    due.drainTo(batch, AT_ONCE - 1);
                    send(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Outgoing> batch) {
        batch.forEach(Outgoing::taken);
        var wanted = batch.stream()
                .filter(reply -> outgoing.get(reply.id()) == reply)
                .toList();
        try {
            redis.call(client -> send(client, wanted));
        } catch (RedisAwayException e) {
            wanted.forEach(this::retry);
        } catch (RuntimeException e) {
            log.error("could not tell other nodes of {} replies", wanted.size(), e);
            wanted.forEach(this::retry);
        }
    }

    private int send(UnifiedJedis client, List<Outgoing> batch) {
        try (var pipeline = client.pipelined()) {
            var sent = batch.stream().map(reply -> send(pipeline, reply)).toList();
            pipeline.sync();
            sent.forEach(this::note);
            return sent.size();
        }
    }

    private Sent send(AbstractPipeline pipeline, Outgoing reply) {
        // Before the text is read: then all of it is there.
        var end = reply.end();
        var events = new ArrayList<>(written.read(reply.id(), reply.published()));
        if (end != null && !events.contains(end)) {
            events.add(end);
        }
        var answers = events.stream()
                .map(event -> append(pipeline, reply.id(), event))
                .toList();
        return new Sent(
                reply, events.isEmpty() ? reply.published() : events.getLast().position(), end != null, answers);
    }

    private Response<Object> append(AbstractPipeline pipeline, ReplyId id, ReplyEvent event) {
        var entry = ReplyEntry.of(event);
        var stay = event.isEnd() ? RedisKeys.ENDED_TTL : RedisKeys.RUNNING_TTL;
        return pipeline.eval(
                RedisKeys.APPEND_EVENT,
                1,
                redis.keys().reply(id),
                entry.id(),
                entry.body(),
                ReplyEntry.mayBeginStream(event) ? "1" : "0",
                Long.toString(stay.toSeconds()));
    }

    private void note(Sent sent) {
        var reply = sent.reply();
        if (sent.answers().stream().anyMatch(answer -> answer.get().equals(UNKNOWN_STREAM))) {
            if (reply.published().equals(ReplyPosition.START)) {
                // Not even the log has its beginning any more: whoever waits for the end finds it in the store.
                outgoing.remove(reply.id(), reply);
                return;
            }
            reply.startOver();
            queue(reply);
            return;
        }
        reply.published(sent.upTo());
        if (sent.isWhole()) {
            outgoing.remove(reply.id(), reply);
        }
    }

    /** Whoever waits for one that has ended finds the end in the store; the others are sent once more, from their beginning. */
    private void retry(Outgoing reply) {
        if (reply.end() != null) {
            outgoing.remove(reply.id(), reply);
            return;
        }
        reply.startOver();
        if (!isClosed && reply.queueIn(PAUSE)) {
            due.add(reply);
        }
    }

    /** What was sent of a reply, and what Redis said to each event. */
    private record Sent(Outgoing reply, ReplyPosition upTo, boolean isWhole, List<Response<Object>> answers) {}
}
