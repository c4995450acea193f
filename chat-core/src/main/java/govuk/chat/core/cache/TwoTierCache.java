package govuk.chat.core.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Keeps what was loaded, first in this process, then in a tier that all share. Each key is loaded by one caller at a time; the others wait for it. What
 * is changed while it is being loaded is not kept.
 *
 * <p>What one process changes is stale on another for the time it takes to be told, normally some milliseconds. One that loses touch notices within
 * {@code RedisSubscriptions.LONGEST_SILENCE}, and then keeps and uses nothing until it is in touch again. If the process that makes the change
 * cannot reach the shared tier, the others may have the old value until it can, or for {@link #TTL} at most.
 *
 * <p>Safe for use by many threads.
 */
public final class TwoTierCache implements AutoCloseable {
    /** The longest time a value is kept, through both tiers. */
    public static final Duration TTL = Duration.ofMinutes(5);

    private static final Duration LOCAL_TTL = Duration.ofMinutes(1);

    /** How long the shared tier keeps a value: what is taken from it at the end stays on for as long as the local one keeps it. */
    public static final Duration SHARED_TTL = TTL.minus(LOCAL_TTL);

    private final String name;
    private final SharedTier shared;
    private final AsyncCache<String, String> local;
    private final LongAdder localHits = new LongAdder();
    private final LongAdder sharedHits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    private TwoTierCache(String name, long mostEntries, SharedTier shared) {
        this.name = name;
        this.shared = shared;
        this.local = Caffeine.newBuilder()
                .expireAfterWrite(LOCAL_TTL)
                .maximumSize(mostEntries)
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * @param mostEntries in this process
     * @param shared belongs to the cache from here on
     */
    public static TwoTierCache open(String name, long mostEntries, SharedTier shared) {
        var cache = new TwoTierCache(name, mostEntries, shared);
        shared.open(cache.new Tier());
        return cache;
    }

    public String name() {
        return name;
    }

    /** The value, loaded if need be; empty, and nothing kept, if there is none. Throws what {@code load} throws. */
    public Optional<String> get(String key, Supplier<Optional<String>> load) {
        if (!shared.isOpen()) {
            return miss(load);
        }
        var mine = new CompletableFuture<String>();
        var others = local.asMap().putIfAbsent(key, mine);
        return others == null ? fill(key, mine, load) : take(others, load);
    }

    /** To be called after the change is committed. */
    public void invalidate(String key) {
        local.asMap().remove(key);
        shared.invalidate(key);
    }

    /** Where it is not known which keys have changed; to be called after the change is committed. */
    public void forgetAll() {
        local.asMap().clear();
        shared.forgetAll();
    }

    /** Drops everything on every process. */
    public ClearReport clear() {
        return shared.clear();
    }

    public CacheStats stats() {
        return new CacheStats(
                name,
                localHits.sum(),
                sharedHits.sum(),
                misses.sum(),
                local.asMap().size());
    }

    @Override
    public void close() {
        shared.close();
    }

    private Optional<String> fill(String key, CompletableFuture<String> mine, Supplier<Optional<String>> load) {
        try {
            var place = shared.place(key);
            var value = place.get();
            if (value.isPresent()) {
                sharedHits.increment();
            } else {
                value = miss(load);
                value.ifPresent(place::put);
            }
            value.ifPresent(mine::complete);
            return value;
        } finally {
            // Nothing to keep: whoever waits loads for themselves.
            if (!mine.isDone()) {
                local.asMap().remove(key, mine);
                mine.cancel(false);
            }
        }
    }

    private Optional<String> take(CompletableFuture<String> others, Supplier<Optional<String>> load) {
        try {
            var value = others.join();
            localHits.increment();
            return Optional.of(value);
        } catch (CancellationException e) {
            return miss(load);
        }
    }

    private Optional<String> miss(Supplier<Optional<String>> load) {
        misses.increment();
        return load.get();
    }

    private final class Tier implements SharedTier.Local {
        @Override
        public void drop(String key) {
            local.asMap().remove(key);
        }

        @Override
        public long dropAll() {
            var entries = local.asMap().size();
            local.asMap().clear();
            return entries;
        }
    }
}
