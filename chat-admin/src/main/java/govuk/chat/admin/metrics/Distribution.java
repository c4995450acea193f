package govuk.chat.admin.metrics;

import govuk.chat.core.client.admin.MetricCalls.Bucket;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often something took how long.
 *
 * @param buckets by their upper bound in seconds, how many took no longer; the last bound is infinite. Empty if nothing was counted
 */
public record Distribution(SortedMap<Double, Long> buckets) {
    public static final Distribution NONE = new Distribution(new TreeMap<>());

    public Distribution {
        buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    }

    static Distribution of(List<Bucket> found) {
        var buckets = new TreeMap<Double, Long>();
        found.forEach(bucket -> buckets.put(bucket.bound(), bucket.count()));
        return new Distribution(buckets);
    }

    /** Both together; servers of one version have the same bounds. */
    public Distribution plus(Distribution other) {
        var sum = new TreeMap<>(buckets);
        other.buckets.forEach((bound, count) -> sum.merge(bound, count, Long::sum));
        return new Distribution(sum);
    }

    public long count() {
        return buckets.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /**
     * What a share of all did not exceed, between the bounds of a bucket as if they were spread evenly in it (as Prometheus' {@code histogram_quantile}). What is in
     * the last bucket is at least the bound before it.
     *
     * @param share from 0 to 1
     * @return in seconds; empty if nothing was counted
     */
    public OptionalDouble quantile(double share) {
        if (count() == 0) {
            return OptionalDouble.empty();
        }
        var rank = share * count();
        var lowerBound = 0.0;
        var below = 0L;
        for (Map.Entry<Double, Long> bucket : buckets.entrySet()) {
            if (bucket.getValue() >= rank && bucket.getValue() > below) {
                return OptionalDouble.of(
                        bucket.getKey().isInfinite()
                                ? lowerBound
                                : lowerBound
                                        + (bucket.getKey() - lowerBound)
                                                * (rank - below)
                                                / (bucket.getValue() - below));
            }
            lowerBound = bucket.getKey();
            below = bucket.getValue();
        }
        return OptionalDouble.of(lowerBound);
    }

    /** How many are in each bucket alone, by its upper bound. */
    public SortedMap<Double, Long> apart() {
        var apart = new TreeMap<Double, Long>();
        var below = 0L;
        for (var bucket : buckets.entrySet()) {
            apart.put(bucket.getKey(), bucket.getValue() - below);
            below = bucket.getValue();
        }
        return apart;
    }
}
