package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the server that answers has measured. Safe for use by many threads. */
public final class MetricCalls {
    private static final String METRICS = AdminCalls.PATH + "/metrics";

    private final JsonCalls calls;

    MetricCalls(JsonCalls calls) {
        this.calls = calls;
    }

    /** @param names as {@code /metrics} has them; all if there is none */
    public List<RemoteMetric> list(Set<String> names) throws InterruptedException {
        var query = names.stream()
                .sorted()
                .map(name -> "name=" + AdminCalls.encode(name))
                .collect(Collectors.joining("&"));
        var path = query.isEmpty() ? METRICS : METRICS + "?" + query;
        return Fields.list(calls.get(path).json(), "metrics", RemoteMetric::of);
    }

    /** @param type {@code counter}, {@code gauge}, {@code histogram}, {@code summary} or {@code unknown} */
    public record RemoteMetric(String name, String type, String help, List<Sample> samples) {
        static RemoteMetric of(JsonNode json) {
            return new RemoteMetric(
                    Fields.text(json, "name"),
                    Fields.text(json, "type"),
                    Fields.text(json, "help"),
                    Fields.list(json, "samples", Sample::of));
        }
    }

    /**
     * @param value of a counter or gauge; the sum of what was counted of a histogram or summary
     * @param count of a histogram or summary; 0 of others
     * @param buckets of a histogram, each with all that is in those before it
     */
    public record Sample(Map<String, String> labels, double value, long count, List<Bucket> buckets) {
        static Sample of(JsonNode json) {
            var labels = new TreeMap<String, String>();
            json.path("labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            var value = json.hasNonNull("value") ? json.path("value") : json.path("sum");
            return new Sample(
                    labels,
                    value.asDouble(),
                    json.path("count").asLong(),
                    json.hasNonNull("buckets") ? Fields.list(json, "buckets", Bucket::of) : List.of());
        }
    }

    /** @param bound infinite for the last */
    public record Bucket(double bound, long count) {
        static Bucket of(JsonNode json) {
            var bound = Fields.text(json, "le");
            return new Bucket(
                    bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                    Fields.whole(json, "count"));
        }
    }
}
