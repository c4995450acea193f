package govuk.chat.server.metrics;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.store.StoreObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * {@code chat_errors_total}: what went wrong on our side. {@code service} is an agent's name, {@code database}, {@code replies} (a reply that
 * failed through no fault of its agent) or {@code http} (a response of 500 and more); {@code type} is our error code, or the status of a response.
 * Safe for use by many threads.
 */
public final class ErrorMetrics implements StoreObserver {
    static final String DATABASE = "database";
    static final String HTTP = "http";
    static final String REPLIES = "replies";

    private final Counter errors;

    public ErrorMetrics(PrometheusRegistry registry) {
        this.errors = Counter.builder()
                .name("chat_errors_total")
                .help("What went wrong, by error code or status and by the service that it went wrong with")
                .labelNames("type", "service")
                .register(registry);
        // There before the first of them, so that the first is seen to be one more.
        errors.initLabelValues(ErrorCode.SERVICE_OFFLINE.name(), DATABASE);
        errors.initLabelValues(ErrorCode.INTERNAL_ERROR.name(), REPLIES);
        errors.initLabelValues("500", HTTP);
        errors.initLabelValues("503", HTTP);
    }

    @Override
    public void failed(ErrorCode code) {
        count(code.name(), DATABASE);
    }

    void count(String type, String service) {
        errors.labelValues(type, service).inc();
    }
}
