package govuk.chat.core.reply.redis;

import govuk.chat.core.redis.RedisNode;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.reply.ReplyLogContract;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.testing.EmbeddedRedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** One node with a Redis: it promises what a log promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedisReplyLogTest implements ReplyLogContract {
    private final RedisNode node =
            RedisNode.at(EmbeddedRedisServer.shared().port()).awaitWell();
    private final ReplyLog log = RedisReplyLog.open(new MemoryReplyLog(), node.connection(), node.subscriptions());

    @Override
    public ReplyLog log() {
        return log;
    }

    @AfterAll
    void close() {
        log.close();
        node.close();
    }
}
