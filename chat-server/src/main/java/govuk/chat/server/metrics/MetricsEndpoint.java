package govuk.chat.server.metrics;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.web.errors.ErrorBodies;
import govuk.chat.web.errors.Failure;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Where Prometheus reads. */
public final class MetricsEndpoint {
    public static final String PATH = "/metrics";

    private static final Failure NO_TOKEN =
            new Failure(401, ErrorCode.UNAUTHENTICATED, "Send the token of the metrics as Authorization: Bearer.");

    private MetricsEndpoint() {}

    /** Adds it where the settings say, if they do. */
    public static void add(
            Environment environment, MetricsSettings settings, PrometheusRegistry registry, ErrorBodies bodies) {
        if (!settings.enabled()) {
            return;
        }
        if (settings.port() == 0) {
            var servlet = new MetricsServlet(
                    registry, settings.token(), (request, response) -> bodies.write(NO_TOKEN, request, response));
            environment.servlets().addServlet("metrics", servlet).addMapping(PATH);
        } else {
            var servlet =
                    new MetricsServlet(registry, settings.token(), (request, response) -> response.setStatus(401));
            environment.lifecycle().manage(new MetricsServer(settings.port(), servlet));
        }
    }
}
