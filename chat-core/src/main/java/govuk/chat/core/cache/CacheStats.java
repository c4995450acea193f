package govuk.chat.core.cache;

/**
 * How a cache has served this process since it started.
 *
 * @param localHits found in this process
 * @param sharedHits found in the shared tier
 * @param misses had to be loaded
 * @param size entries in this process now, about
 */
public record CacheStats(String name, long localHits, long sharedHits, long misses, long size) {}
