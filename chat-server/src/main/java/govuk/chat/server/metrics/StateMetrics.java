package govuk.chat.server.metrics;

import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.PoolUse;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** How things stand at the moment somebody looks. Each method adds what it is named after; what is asked must be quick. */
public final class StateMetrics {
    private final PrometheusRegistry registry;

    public StateMetrics(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** @param version of this program */
    public StateMetrics build(String version) {
        Gauge.builder()
                .name("chat_build_info")
                .help("Always 1; which version runs, and on which Java")
                .labelNames("version", "java")
                .register(registry)
                .labelValues(version, String.valueOf(Runtime.version().feature()))
                .set(1);
        return this;
    }

    public StateMetrics streams(IntSupplier open) {
        GaugeWithCallback.builder()
                .name("chat_active_connections")
                .help("Event streams that are open")
                .callback(gauge -> gauge.call(open.getAsInt()))
                .register(registry);
        return this;
    }

    /** @param states of each agent's breaker by its name: 0 closed, 1 half-open, 2 open */
    public StateMetrics breakers(Supplier<Map<String, Integer>> states) {
        GaugeWithCallback.builder()
                .name("chat_circuit_breaker_state")
                .help("0 closed, 1 half-open, 2 open")
                .labelNames("service")
                .callback(gauge -> states.get().forEach((service, state) -> gauge.call(state, service)))
                .register(registry);
        return this;
    }

    /** @param backlog of all nodes; empty while the database is away, and then there is no such metric */
    public StateMetrics backlog(Supplier<Optional<Backlog>> backlog, Clock clock) {
        GaugeWithCallback.builder()
                .name("chat_replies")
                .help("Replies that have not ended, on all nodes")
                .labelNames("state")
                .callback(gauge -> backlog.get().ifPresent(now -> {
                    gauge.call((double) now.queued(), "queued");
                    gauge.call((double) now.running(), "running");
                }))
                .register(registry);
        GaugeWithCallback.builder()
                .name("chat_reply_queue_age_seconds")
                .help("How long the reply has waited that has waited longest, on all nodes; 0 if none waits")
                .callback(gauge -> backlog.get().ifPresent(now -> gauge.call(age(now, clock))))
                .register(registry);
        return this;
    }

    public StateMetrics pool(Supplier<PoolUse> pool) {
        GaugeWithCallback.builder()
                .name("chat_database_connections")
                .help("Connections to the database, and callers who wait for one")
                .labelNames("state")
                .callback(gauge -> {
                    var use = pool.get();
                    gauge.call(use.active(), "active");
                    gauge.call(use.idle(), "idle");
                    gauge.call(use.waiting(), "waiting");
                    gauge.call(use.most(), "most");
                })
                .register(registry);
        return this;
    }

    private static double age(Backlog backlog, Clock clock) {
        return backlog.oldestQueued()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1e3)
                .map(age -> Math.max(0, age))
                .orElse(0.0);
    }
}
