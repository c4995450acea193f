package govuk.chat.server.metrics;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** {@code /metrics} in the text format of Prometheus, for whoever shows the token, if there is one. */
final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient PrometheusMetricsServlet metrics;
    private final transient Refusal refusal;
    private final String expected;

    /** @param token empty if anybody may read them */
    MetricsServlet(PrometheusRegistry registry, String token, Refusal refusal) {
        this.metrics = new PrometheusMetricsServlet(registry);
        this.expected = token.isEmpty() ? "" : "Bearer " + token;
        this.refusal = refusal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (mayRead(request.getHeader("Authorization"))) {
            metrics.service(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            refusal.write(request, response);
        }
    }

    /** In the same time, whatever of it is wrong. */
    private boolean mayRead(@Nullable String authorization) {
        return expected.isEmpty()
                || (authorization != null && MessageDigest.isEqual(bytes(expected), bytes(authorization)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Says 401. */
    @FunctionalInterface
    interface Refusal {
        void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }
}
