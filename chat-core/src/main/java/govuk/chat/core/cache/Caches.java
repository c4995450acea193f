package govuk.chat.core.cache;

import java.util.List;
import java.util.Optional;

/** All caches of this process by name, to look at and to flush. There may be none. */
public record Caches(List<TwoTierCache> all) {
    public Caches {
        all = List.copyOf(all);
    }

    public List<CacheStats> stats() {
        return all.stream().map(TwoTierCache::stats).toList();
    }

    /** Flushes one on every process; empty if there is none of that name. */
    public Optional<ClearReport> clear(String name) {
        return all.stream()
                .filter(cache -> cache.name().equals(name))
                .findFirst()
                .map(TwoTierCache::clear);
    }

    /** Flushes all of them on every process. */
    public List<ClearReport> clear() {
        return all.stream().map(TwoTierCache::clear).toList();
    }
}
