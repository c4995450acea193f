package govuk.chat.core.config;

import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.reply.ReplyLog;

/** What the processes of a chat share beside the database. Closing it closes the log. */
interface Sharing extends AutoCloseable {
    ReplyLog replyLog();

    /** New ones, which count together with those of the other processes. */
    RateLimits newRateLimits();

    RedisState state();

    @Override
    void close();
}
