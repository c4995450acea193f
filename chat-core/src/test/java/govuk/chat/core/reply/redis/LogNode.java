package govuk.chat.core.reply.redis;

import govuk.chat.core.model.ReplyId;
import govuk.chat.core.redis.RedisNode;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.Transcript;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One of several nodes that share a Redis. */
record LogNode(RedisNode redis, RedisReplyLog log) implements AutoCloseable {
    static LogNode at(int port) {
        var redis = RedisNode.at(port).awaitWell();
        return new LogNode(redis, RedisReplyLog.open(new MemoryReplyLog(), redis.connection(), redis.subscriptions()));
    }

    /** Somebody who reads until the end, from where they stand; closed by the end or by interrupting. */
    Thread read(ReplyId reply, Transcript reader) {
        return Thread.startVirtualThread(() -> {
            var news = new Semaphore(1);
            try (var watch = log.watch(reply, event -> news.release())) {
                while (!reader.hasEnd() && news.tryAcquire(Await.BOUND.toSeconds(), TimeUnit.SECONDS)) {
                    news.drainPermits();
                    log.read(reply, reader.position()).forEach(reader::hear);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        log.close();
        redis.close();
    }
}
