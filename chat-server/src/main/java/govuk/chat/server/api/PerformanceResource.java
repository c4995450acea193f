package govuk.chat.server.api;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long things take on this node, for administrators. Of the last few minutes; the count is since the start. */
@Path("/api/v1/performance/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
public final class PerformanceResource {
    private static final double NANOSECONDS = 1e6;
    private static final double DECIMALS = 1e3;

    private final MetricRegistry registry;
    private final Clock clock;

    public PerformanceResource(MetricRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @GET
    public Performance get() {
        var timers = new TreeMap<String, Timing>();
        registry.getTimers().forEach((name, timer) -> timers.put(name, Timing.of(timer)));
        return new Performance(clock.instant(), timers);
    }

    record Performance(Instant timestamp, SortedMap<String, Timing> timers) {}

    /** All but the count in milliseconds. */
    record Timing(long count, double min, double max, double avg, double median, double p95, double p99) {
        static Timing of(Timer timer) {
            var sample = timer.getSnapshot();
            return new Timing(
                    timer.getCount(),
                    milliseconds((double) sample.getMin()),
                    milliseconds((double) sample.getMax()),
                    milliseconds(sample.getMean()),
                    milliseconds(sample.getMedian()),
                    milliseconds(sample.get95thPercentile()),
                    milliseconds(sample.get99thPercentile()));
        }

        private static double milliseconds(double nanoseconds) {
            return Math.round(nanoseconds / NANOSECONDS * DECIMALS) / DECIMALS;
        }
    }
}
