package govuk.chat.core.reply.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.reply.ReplyLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * A {@link ReplyLog} in this process's memory. It holds the text of each reply being written once, however many readers there
 * are. Ended replies stay for {@value #KEEP_SECONDS} seconds, or until {@value #KEEP_CHARACTERS} characters have ended after them;
 * their readers then go on from the store. A watch costs an entry until it is closed.
 */
public final class MemoryReplyLog implements ReplyLog {
    private static final int KEEP_SECONDS = 60;
    private static final int KEEP_CHARACTERS = 16_000_000;

    private final ConcurrentMap<ReplyId, LiveReply> live = new ConcurrentHashMap<>();
    private final Cache<ReplyId, LiveReply> ended;

    public MemoryReplyLog() {
        this(Ticker.systemTicker());
    }

    MemoryReplyLog(Ticker ticker) {
        this.ended = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(Duration.ofSeconds(KEEP_SECONDS))
                .maximumWeight(KEEP_CHARACTERS)
                .weigher((ReplyId id, LiveReply reply) -> reply.length() + 100)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void append(ReplyId id, ReplyEvent event) {
        if (ended.getIfPresent(id) != null) {
            return;
        }
        // Within compute, so that closing the last watch cannot drop the entry in between.
        var reply = live.compute(id, (same, known) -> (known == null ? new LiveReply() : known).append(event));
        if (reply.hasEnded()) {
            // Into the one before out of the other, so that a reader always finds it.
            ended.put(id, reply);
            live.remove(id, reply);
        } else if (reply.isIdle()) {
            dropIfIdle(id);
        }
        reply.show(event);
    }

    @Override
    public List<ReplyEvent> read(ReplyId id, ReplyPosition after) {
        var reply = live.get(id);
        if (reply == null || reply.isUnwritten()) {
            reply = ended.getIfPresent(id);
        }
        return reply == null ? List.of() : reply.after(after);
    }

    @Override
    public Watch watch(ReplyId id, Consumer<ReplyEvent> watcher) {
        var watched = live.compute(id, (same, known) -> {
            var reply = known == null ? new LiveReply() : known;
            reply.add(watcher);
            return reply;
        });
        return () -> {
            watched.remove(watcher);
            dropIfIdle(id);
        };
    }

    @Override
    public void forget(ReplyId id, int attempt) {
        var reply = live.get(id);
        if (reply != null) {
            reply.forget(attempt);
            dropIfIdle(id);
        }
    }

    /** What happens, happens in this process. */
    @Override
    public boolean mayMiss(ReplyId reply) {
        return false;
    }

    @Override
    public void close() {
        live.clear();
        ended.invalidateAll();
    }

    /** How many replies it holds or knows watchers of. */
    long size() {
        ended.cleanUp();
        return live.size() + ended.estimatedSize();
    }

    /** Looks again within the map's own lock: somebody may have begun to watch in between. */
    private void dropIfIdle(ReplyId id) {
        live.computeIfPresent(id, (same, reply) -> reply.isIdle() ? null : reply);
    }
}
