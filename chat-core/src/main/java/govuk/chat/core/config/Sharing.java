package govuk.chat.core.config;

import govuk.chat.core.cache.Caches;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.store.Storage;

/** What the processes of a chat share beside the database. Closing it closes the log. */
interface Sharing extends AutoCloseable {
    ReplyLog replyLog();

    /** New ones, which count together with those of the other processes. */
    RateLimits newRateLimits();

    /** The same storage, which remembers what it pays to remember where several processes use it. */
    Storage caching(Storage storage);

    Caches caches();

    RedisState state();

    @Override
    void close();
}
