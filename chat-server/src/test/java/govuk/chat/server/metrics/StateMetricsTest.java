package govuk.chat.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.store.Backlog;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Test
    void breakers_areNumbersByAgent() throws Exception {
        new StateMetrics(registry).breakers(() -> Map.of("main", 0, "quick", 2));

        assertThat(scrape().samples())
                .containsEntry("chat_circuit_breaker_state{service=\"main\"}", 0.0)
                .containsEntry("chat_circuit_breaker_state{service=\"quick\"}", 2.0);
    }

    @Test
    void backlog_ofWhatWaits() throws Exception {
        var backlog = new Backlog(3, 7, Optional.of(NOW.minusSeconds(90)));
        new StateMetrics(registry).backlog(() -> Optional.of(backlog), CLOCK);

        assertThat(scrape().samples())
                .containsEntry("chat_replies{state=\"queued\"}", 3.0)
                .containsEntry("chat_replies{state=\"running\"}", 7.0)
                .containsEntry("chat_reply_queue_age_seconds", 90.0);
    }

    @Test
    void backlog_databaseAway_isNotThere() throws Exception {
        new StateMetrics(registry).backlog(Optional::empty, CLOCK);

        assertThat(scrape().names()).isEmpty();
    }

    /** A clock of another server may be a little ahead. */
    @Test
    void age_isNeverBelowNothing() throws Exception {
        var backlog = new Backlog(1, 0, Optional.of(NOW.plusSeconds(2)));
        new StateMetrics(registry).backlog(() -> Optional.of(backlog), CLOCK);

        assertThat(scrape().value("chat_reply_queue_age_seconds")).isZero();
    }

    private Scrape scrape() throws IOException {
        var out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
        return new Scrape(out.toString(StandardCharsets.UTF_8));
    }
}
