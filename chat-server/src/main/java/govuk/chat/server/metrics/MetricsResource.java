package govuk.chat.server.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What this replica has measured, as JSON, for those who draw charts without a Prometheus. */
@Path("/api/v1/admin/metrics")
@Produces(MediaType.APPLICATION_JSON)
public final class MetricsResource {
    /** Many times what there is: labels have few values. */
    private static final int MOST_SAMPLES = 10_000;

    private final PrometheusRegistry registry;

    public MetricsResource(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** @param names the metrics that are wanted; all of them if there is none */
    @GET
    public MetricList list(@QueryParam("name") Set<String> names) {
        var metrics = new ArrayList<MetricJson>();
        var left = MOST_SAMPLES;
        for (var snapshot : registry.scrape()) {
            var metric = MetricJson.of(snapshot);
            if (names.isEmpty() || names.contains(metric.name())) {
                left -= metric.samples().size();
                if (left < 0) {
                    return new MetricList(metrics, false);
                }
                metrics.add(metric);
            }
        }
        return new MetricList(metrics, true);
    }

    /** @param isComplete whether these are all that were asked for */
    record MetricList(List<MetricJson> metrics, boolean isComplete) {}
}
