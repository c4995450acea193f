package govuk.chat.server;

import static java.util.stream.Collectors.toMap;

import com.codahale.metrics.MetricRegistry;
import govuk.chat.core.config.ChatParts;
import govuk.chat.core.config.Surroundings;
import govuk.chat.core.service.Origins;
import govuk.chat.server.api.PerformanceResource;
import govuk.chat.server.events.EventStreams;
import govuk.chat.server.metrics.ErrorMetrics;
import govuk.chat.server.metrics.HttpMetrics;
import govuk.chat.server.metrics.MetricsEndpoint;
import govuk.chat.server.metrics.MetricsResource;
import govuk.chat.server.metrics.MetricsSettings;
import govuk.chat.server.metrics.RecentBacklog;
import govuk.chat.server.metrics.ReplyMetrics;
import govuk.chat.server.metrics.Routes;
import govuk.chat.server.metrics.StateMetrics;
import govuk.chat.web.errors.ErrorBodies;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** Everything that counts: made before the parts that it counts in, and shown once they are there. */
record Metrics(PrometheusRegistry registry, MetricRegistry timers, ErrorMetrics errors, ReplyMetrics replies) {
    static Metrics of(Environment environment) {
        var registry = new PrometheusRegistry();
        var errors = new ErrorMetrics(registry);
        return new Metrics(
                registry, environment.metrics(), errors, new ReplyMetrics(registry, environment.metrics(), errors));
    }

    /** What the chat is told by and tells. */
    Surroundings around(Origins origins) {
        return new Surroundings(origins, replies, errors);
    }

    void watch(ChatParts parts, EventStreams streams, Clock clock) {
        JvmMetrics.builder().register(registry);
        new StateMetrics(registry)
                .build(version())
                .streams(streams::count)
                .breakers(() -> breakers(parts))
                .backlog(new RecentBacklog(parts.storage().queue()), clock)
                .pool(parts.storage()::pool);
    }

    /** Of this program. */
    static String version() {
        return Objects.requireNonNullElse(ChatApplication.class.getPackage().getImplementationVersion(), "development");
    }

    private static Map<String, Integer> breakers(ChatParts parts) {
        return parts.breakers().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, breaker -> breaker.getValue().gauge()));
    }

    void show(Environment environment, MetricsSettings settings, ErrorBodies bodies, Clock clock) {
        environment.lifecycle().addEventListener(new HttpMetrics(registry, timers, errors));
        environment.jersey().register(new Routes());
        environment.jersey().register(new PerformanceResource(timers, clock));
        environment.jersey().register(new MetricsResource(registry));
        MetricsEndpoint.add(environment, settings, registry, bodies);
    }
}
