package govuk.chat.core.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import govuk.chat.core.cache.CacheStats;
import govuk.chat.core.cache.Caches;
import govuk.chat.core.cache.ClearReport;
import govuk.chat.core.cache.ClearReport.Cleared;
import govuk.chat.core.redis.RedisSubscriptions;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.core.testing.InParallel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two nodes with one store behind them. */
final class TwoTierCacheTest {
    private final String name = "c" + UUID.randomUUID();
    private final FaultProxy way = new FaultProxy(EmbeddedRedisServer.shared().port());
    private final FaultProxy otherWay =
            new FaultProxy(EmbeddedRedisServer.shared().port());
    private final CacheNode one = CacheNode.at(way.port(), name);
    private final CacheNode other = CacheNode.at(otherWay.port(), name);
    private final AtomicReference<String> store = new AtomicReference<>("old");

    @AfterEach
    void close() {
        one.close();
        other.close();
        way.close();
        otherWay.close();
    }

    @Test
    void get_isLoadedOnce_andThenFoundHere_andOnTheOther() {
        assertThat(one.get("key", store)).contains("old");
        store.set("not asked");
        assertThat(one.get("key", store)).contains("old");
        assertThat(other.get("key", store)).contains("old");

        assertThat(one.cache().stats()).isEqualTo(new CacheStats(name, 1, 0, 1, 1));
        assertThat(other.cache().stats()).isEqualTo(new CacheStats(name, 0, 1, 0, 1));
    }

    @Test
    void get_manyAtOnce_loadOnce() {
        var loads = new AtomicInteger();
        var values = InParallel.times(
                40,
                () -> one.cache().get("key", () -> {
                    loads.incrementAndGet();
                    return Optional.of("value");
                }));

        assertThat(values).containsOnly(Optional.of("value"));
        assertThat(loads).hasValue(1);
    }

    @Test
    void get_ofNothing_isNotKept() {
        assertThat(one.cache().get("key", Optional::empty)).isEmpty();

        assertThat(one.get("key", store)).contains("old");
    }

    @Test
    void get_thatFails_isNotKept_andWhoWaitedLoadsAgain() throws Exception {
        var begun = new CountDownLatch(1);
        var fail = new CountDownLatch(1);
        var failing = CompletableFuture.supplyAsync(() -> one.cache().get("key", () -> {
            begun.countDown();
            await(fail);
            throw new IllegalStateException("the store is away");
        }));
        begun.await();
        var waiting = CompletableFuture.supplyAsync(() -> one.get("key", store));
        fail.countDown();

        assertThat(waiting.get()).contains("old");
        assertThat(failing).isCompletedExceptionally();
        assertThatIllegalStateException()
                .isThrownBy(() -> one.cache().get("another", () -> {
                    throw new IllegalStateException("the store is away");
                }));
    }

    @Test
    void invalidate_isSeenOnTheOther() {
        one.get("key", store);
        other.get("key", store);

        store.set("new");
        one.cache().invalidate("key");

        assertThat(one.get("key", store)).contains("new");
        Await.until("the other", () -> other.get("key", store).equals(Optional.of("new")));
    }

    @Test
    void invalidate_whileItIsBeingLoaded_theOldValueIsKeptNowhere() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var loading = CompletableFuture.supplyAsync(() -> other.cache().get("key", () -> {
            var read = store.get();
            begun.countDown();
            await(goOn);
            return Optional.ofNullable(read);
        }));
        begun.await();
        store.set("new");
        one.cache().invalidate("key");
        Await.until("the other was told", () -> other.cache().stats().size() == 0);
        goOn.countDown();
        assertThat(loading.get()).contains("old");

        assertThat(other.get("key", store)).contains("new");
        assertThat(one.get("key", store)).contains("new");
    }

    @Test
    void clear_whileItIsBeingLoaded_theOldValueIsKeptNowhere() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var loading = CompletableFuture.supplyAsync(() -> other.cache().get("key", () -> {
            var read = store.get();
            begun.countDown();
            await(goOn);
            return Optional.ofNullable(read);
        }));
        begun.await();
        store.set("new");
        one.cache().clear();
        goOn.countDown();
        assertThat(loading.get()).contains("old");

        assertThat(other.get("key", store)).contains("new");
        assertThat(one.get("key", store)).contains("new");
    }

    @Test
    void clear_reachesEveryNode_andSaysWhatEachDid() {
        one.get("key", store);
        one.get("second", store);
        other.get("key", store);
        store.set("new");
        var caches = new Caches(List.of(one.cache()));

        var report = caches.clear(name).orElseThrow();

        assertThat(report.isEverywhere()).isTrue();
        assertThat(report.nodes()).extracting(Cleared::entries).containsExactlyInAnyOrder(2L, 1L);
        assertThat(report.nodes()).extracting(Cleared::node).doesNotHaveDuplicates();
        assertThat(one.get("key", store)).contains("new");
        assertThat(other.get("key", store)).contains("new");
        assertThat(caches.clear("no such cache")).isEmpty();
        assertThat(caches.clear()).extracting(ClearReport::cache).containsExactly(name);
        assertThat(caches.stats()).extracting(CacheStats::size).containsExactly(0L);
    }

    @Test
    void forgetAll_isSeenOnTheOther() {
        other.get("key", store);
        store.set("new");

        one.cache().forgetAll();

        Await.until("the other", () -> other.get("key", store).equals(Optional.of("new")));
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Refuse(), new Fault.Reset(), new Fault.BlackHole(), new Fault.Latency(Duration.ofSeconds(2)));
    }

    /** The bound that TwoTierCache states: a node that is cut off is stale for no longer than it takes to notice. */
    @ParameterizedTest
    @MethodSource("faults")
    void readerCutOff_isStaleForNoLongerThanTheBound(Fault fault) {
        other.get("key", store);
        otherWay.set(fault);
        store.set("new");
        one.cache().invalidate("key");

        var slack = Duration.ofSeconds(5);
        Await.until(
                "nothing stale is read",
                RedisSubscriptions.LONGEST_SILENCE.plus(slack),
                () -> other.get("key", store).equals(Optional.of("new")));
        otherWay.heal();
        other.awaitOpen();
        assertThat(other.get("key", store)).contains("new");
    }

    @Test
    void readerCutOff_keepsNothing_untilItIsBack() {
        other.get("key", store);
        otherWay.set(new Fault.BlackHole());
        Await.until("it has noticed", () -> !other.tier().isOpen());
        for (var value : List.of("newer", "newest")) {
            store.set(value);
            assertThat(other.get("key", store)).contains(value);
        }
        one.cache().invalidate("key");

        otherWay.heal();
        other.awaitOpen();
        assertThat(other.get("key", store)).contains("newest");
        assertThat(other.cache().stats().size()).isEqualTo(1);
    }

    /** The other bound: who changes something while they are cut off tells it when they are back. */
    @Test
    void writerCutOff_othersAreToldWhenItIsBack() {
        other.get("key", store);
        way.set(new Fault.BlackHole());
        store.set("new");
        one.cache().invalidate("key");
        assertThat(one.get("key", store)).contains("new");

        assertThat(one.cache().clear().isEverywhere()).isFalse();
        way.heal();

        Await.until("the other", () -> other.get("key", store).equals(Optional.of("new")));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
