package govuk.chat.core.config;

import govuk.chat.core.cache.Caches;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.limit.memory.MemoryRateLimits;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.store.Storage;
import java.util.List;

/** A process that shares with nobody. */
final class Alone implements Sharing {
    private final ReplyLog replyLog = new MemoryReplyLog();

    @Override
    public ReplyLog replyLog() {
        return replyLog;
    }

    @Override
    public RateLimits newRateLimits() {
        return new MemoryRateLimits();
    }

    /** Nothing tells this process of changes by others, so nothing is remembered: see {@code docs/adr/0016}. */
    @Override
    public Storage caching(Storage storage) {
        return storage;
    }

    @Override
    public Caches caches() {
        return new Caches(List.of());
    }

    @Override
    public RedisState state() {
        return RedisState.NOT_CONFIGURED;
    }

    @Override
    public void close() {
        replyLog.close();
    }
}
