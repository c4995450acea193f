package govuk.chat.core.config;

import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.limit.memory.MemoryRateLimits;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.reply.memory.MemoryReplyLog;

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

    @Override
    public RedisState state() {
        return RedisState.NOT_CONFIGURED;
    }

    @Override
    public void close() {
        replyLog.close();
    }
}
