package govuk.chat.core.store.cached;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.cache.redis.CacheNode;
import govuk.chat.core.store.RemovalStoreContract;
import govuk.chat.core.store.SessionStoreContract;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedRedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With a cache in front, a storage promises what it promised before. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CachedStorageTest implements SessionStoreContract, RemovalStoreContract {
    private final String name = "owners" + UUID.randomUUID();
    private final CacheNode node = node();
    private final CacheNode otherNode = node();
    private Storage storage;
    private Storage other;

    @BeforeAll
    void open(@TempDir Path directory) {
        var database = JdbcStorage.openSqlite(directory);
        storage = new CachedStorage(database, node.cache());
        other = new CachedStorage(database, otherNode.cache());
    }

    @AfterAll
    void close() {
        storage.close();
        otherNode.close();
        node.close();
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Test
    void owns_isAskedOnce() {
        var session = newSession();
        storage.sessions().owns(session.owner(), session.id());
        var before = node.cache().stats().localHits();

        assertThat(storage.sessions().owns(session.owner(), session.id())).isTrue();

        assertThat(node.cache().stats().localHits()).isEqualTo(before + 1);
    }

    @Test
    void owns_afterEveryChange_isRightOnTheOtherNodeToo() {
        var deleted = newSession();
        var handedOver = newSession();
        var erased = newSession();
        var next = newOwner();
        for (var each : List.of(deleted, handedOver, erased)) {
            assertThat(other.sessions().owns(each.owner(), each.id())).isTrue();
        }

        storage.sessions().delete(deleted.owner(), deleted.id());
        Await.until("deleted", () -> !other.sessions().owns(deleted.owner(), deleted.id()));
        storage.sessions().handOver(handedOver.owner(), next);
        Await.until("handed over", () -> !other.sessions().owns(handedOver.owner(), handedOver.id()));
        assertThat(other.sessions().owns(next, handedOver.id())).isTrue();
        storage.removal().removeAll(erased.owner());
        Await.until("erased", () -> !other.sessions().owns(erased.owner(), erased.id()));
    }

    private CacheNode node() {
        return CacheNode.at(EmbeddedRedisServer.shared().port(), name);
    }
}
