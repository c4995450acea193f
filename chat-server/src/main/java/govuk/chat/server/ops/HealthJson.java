package govuk.chat.server.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.health.Finding;
import govuk.chat.core.health.Level;
import govuk.chat.core.health.Standing;
import govuk.chat.core.model.BreakerState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How the service is, as everybody may know it.
 *
 * @param status {@code healthy}, {@code limited} or {@code offline}
 * @param uptime in seconds
 */
record HealthJson(String status, Instant timestamp, long uptime, Map<String, Service> services) {
    static HealthJson of(Standing standing, Instant now, Instant startedAt) {
        return new HealthJson(
                status(standing.level()),
                now,
                Duration.between(startedAt, now).toSeconds(),
                services(standing, finding -> ""));
    }

    private static String status(Level level) {
        return level == Level.FULL ? "healthy" : level.word();
    }

    private static Map<String, Service> services(Standing standing, Function<Finding, String> trouble) {
        var services = new LinkedHashMap<String, Service>();
        for (var finding : standing.findings()) {
            var status = finding.isWell() ? "healthy" : "offline";
            services.put(finding.check().name(), new Service(status, trouble.apply(finding)));
        }
        return services;
    }

    /** @param trouble what is wrong, for those who run it; left out if nothing is, or it is not for the reader */
    record Service(
            String status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String trouble) {}

    /**
     * The same for those who run it.
     *
     * @param level {@code full}, {@code limited} or {@code offline}
     * @param reason what people are told; empty at the full level
     * @param since when it came to that level
     * @param breakers {@code closed}, {@code half_open} or {@code open}, by what they guard
     */
    record Detailed(
            String status,
            Instant timestamp,
            long uptime,
            Map<String, Service> services,
            String level,
            String reason,
            Instant since,
            Map<String, String> breakers) {
        static Detailed of(HealthJson health, Standing standing, Map<String, BreakerState> breakers) {
            var states = new LinkedHashMap<String, String>();
            breakers.forEach((name, state) -> states.put(name, state.name().toLowerCase(Locale.ROOT)));
            return new Detailed(
                    health.status(),
                    health.timestamp(),
                    health.uptime(),
                    HealthJson.services(standing, Finding::trouble),
                    standing.level().word(),
                    standing.reason(),
                    standing.since(),
                    states);
        }
    }
}
