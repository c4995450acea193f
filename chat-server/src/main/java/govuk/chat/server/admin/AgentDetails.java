package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.agent.AgentOverride;
import govuk.chat.core.agent.AgentStatus;
import govuk.chat.core.agent.BreakerOverride;
import govuk.chat.core.agent.LastFailure;
import govuk.chat.core.agent.RouteOverride;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is doing, as this replica sees it.
 *
 * @param kind what it speaks: {@code built_in}, {@code openai} or {@code websocket}
 * @param queued how many replies wait for it, on all replicas; left out while the database is away
 * @param lastFailure left out if it has not failed since the start
 * @param override left out if it is let alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgentDetails(
        String name,
        String kind,
        boolean isDefault,
        String state,
        double failureShare,
        long calls,
        int running,
        @Nullable Integer queued,
        long answeredElsewhere,
        @Nullable Failed lastFailure,
        @Nullable Wanted override) {
    static AgentDetails of(AgentStatus status, String kind, boolean isDefault, OptionalInt queued) {
        return new AgentDetails(
                status.name(),
                kind,
                isDefault,
                lower(status.state()),
                status.failureShare(),
                status.calls(),
                status.running(),
                queued.isPresent() ? queued.getAsInt() : null,
                status.answeredElsewhere(),
                status.lastFailure().map(Failed::of).orElse(null),
                status.override().map(Wanted::of).orElse(null));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    record Failed(Instant at, String code) {
        static Failed of(LastFailure failure) {
            return new Failed(failure.at(), failure.code().name());
        }
    }

    /** @param routeTo left out unless the state is {@code route} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wanted(String state, @Nullable String routeTo, Instant until, String comment) {
        static Wanted of(AgentOverride override) {
            return switch (override) {
                case BreakerOverride breaker ->
                    new Wanted(lower(breaker.state()), null, breaker.until(), breaker.comment());
                case RouteOverride route -> new Wanted("route", route.to(), route.until(), route.comment());
            };
        }
    }
}
