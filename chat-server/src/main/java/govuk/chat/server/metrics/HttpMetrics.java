package govuk.chat.server.metrics;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Every request that the web server ends, by method and {@link Routes route}, as the access log would see it: those that it refused itself, too.
 * Event streams are counted, but how long a reader stays says nothing about speed. Safe for use by many threads.
 */
public final class HttpMetrics implements RequestLog, LifeCycle.Listener {
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60};

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    /** Their 503 is what they are for. */
    private static final Set<String> HEALTH = Set.of("/ready", "/health", "/health/detailed");

    private final Counter requests;
    private final Counter refusals;
    private final Histogram durations;
    private final MetricRegistry timers;
    private final ErrorMetrics errors;
    private final ConcurrentMap<String, Timed> timed = new ConcurrentHashMap<>();

    public HttpMetrics(PrometheusRegistry registry, MetricRegistry timers, ErrorMetrics errors) {
        this.requests = Counter.builder()
                .name("chat_http_requests_total")
                .help("Requests that were answered")
                .labelNames("method", "route", "status")
                .register(registry);
        this.durations = Histogram.builder()
                .name("chat_http_request_duration_seconds")
                .help("How long requests took, event streams left out")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .labelNames("method", "route")
                .register(registry);
        this.refusals = Counter.builder()
                .name("chat_rate_limit_refusals_total")
                .help("Requests that were one too many")
                .register(registry);
        this.timers = timers;
        this.errors = errors;
    }

    /** Takes its place beside the access log just before the server starts. */
    @Override
    public void lifeCycleStarting(LifeCycle starting) {
        if (starting instanceof Server server) {
            var accessLog = server.getRequestLog();
            server.setRequestLog(accessLog == null ? this : new RequestLog.Collection(accessLog, this));
        }
    }

    @Override
    public void log(Request request, Response response) {
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        var route = Routes.of(request);
        var status = String.valueOf(response.getStatus());
        requests.labelValues(method, route, status).inc();
        if (!route.equals(Routes.EVENTS)) {
            timed(method, route).add(System.nanoTime() - request.getBeginNanoTime());
        }
        if (response.getStatus() == 429) {
            refusals.inc();
        } else if (response.getStatus() >= 500 && !HEALTH.contains(route)) {
            errors.count(status, ErrorMetrics.HTTP);
        }
    }

    private Timed timed(String method, String route) {
        return timed.computeIfAbsent(
                method + " " + route,
                name -> new Timed(durations.labelValues(method, route), timers.timer("http " + name)));
    }

    private record Timed(DistributionDataPoint duration, Timer timer) {
        void add(long nanos) {
            duration.observe(nanos / 1e9);
            timer.update(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
