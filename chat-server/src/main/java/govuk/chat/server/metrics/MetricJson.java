package govuk.chat.server.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A metric by the name that {@code /metrics} has for it. */
record MetricJson(String name, String type, String help, List<Sample> samples) {
    static MetricJson of(MetricSnapshot metric) {
        var name = metric.getMetadata().getPrometheusName();
        var help = metric.getMetadata().getHelp();
        return new MetricJson(
                name + suffix(metric),
                type(metric),
                help == null ? "" : help,
                metric.getDataPoints().stream().flatMap(MetricJson::sample).toList());
    }

    private static String suffix(MetricSnapshot metric) {
        return switch (metric) {
            case CounterSnapshot counter -> "_total";
            case InfoSnapshot info -> "_info";
            default -> "";
        };
    }

    private static String type(MetricSnapshot metric) {
        return switch (metric) {
            case CounterSnapshot counter -> "counter";
            case GaugeSnapshot gauge -> "gauge";
            case InfoSnapshot info -> "gauge";
            case HistogramSnapshot histogram -> "histogram";
            case SummarySnapshot summary -> "summary";
            default -> "unknown";
        };
    }

    /** What JSON has no number for is left out. */
    private static Stream<Sample> sample(DataPointSnapshot point) {
        return switch (point) {
            case CounterSnapshot.CounterDataPointSnapshot counter -> value(point, counter.getValue());
            case GaugeSnapshot.GaugeDataPointSnapshot gauge -> value(point, gauge.getValue());
            case UnknownSnapshot.UnknownDataPointSnapshot unknown -> value(point, unknown.getValue());
            case InfoSnapshot.InfoDataPointSnapshot info -> value(point, 1);
            case HistogramSnapshot.HistogramDataPointSnapshot histogram ->
                Stream.of(distribution(histogram, buckets(histogram)));
            case DistributionDataPointSnapshot summary -> Stream.of(distribution(summary, List.of()));
            default -> Stream.empty();
        };
    }

    private static Stream<Sample> value(DataPointSnapshot point, double value) {
        return Double.isFinite(value)
                ? Stream.of(new Sample(labels(point.getLabels()), value, null, null, null))
                : Stream.empty();
    }

    private static Sample distribution(DistributionDataPointSnapshot point, List<Bucket> buckets) {
        return new Sample(labels(point.getLabels()), null, point.getCount(), point.getSum(), buckets);
    }

    /** Each with all that is in those below it, as Prometheus has them. */
    private static List<Bucket> buckets(HistogramSnapshot.HistogramDataPointSnapshot histogram) {
        ClassicHistogramBuckets classic = histogram.getClassicBuckets();
        var buckets = new ArrayList<Bucket>();
        var below = 0L;
        for (int i = 0; i < classic.size(); i++) {
            below += classic.getCount(i);
            var bound = classic.getUpperBound(i);
            buckets.add(new Bucket(Double.isInfinite(bound) ? "+Inf" : Double.toString(bound), below));
        }
        return buckets;
    }

    private static Map<String, String> labels(Labels labels) {
        var byName = new TreeMap<String, String>();
        labels.stream().forEach(label -> byName.put(label.getName(), label.getValue()));
        return byName;
    }

    /** Either a value, or how many there were of what sum. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sample(
            Map<String, String> labels,
            @Nullable Double value,
            @Nullable Long count,
            @Nullable Double sum,
            @Nullable List<Bucket> buckets) {}

    /** @param le the bound, as in the label of that name */
    record Bucket(String le, long count) {}
}
