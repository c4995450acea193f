package govuk.chat.core.agent;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import java.util.List;

/**
 * What is done about an agent that fails or is slow. What is left out (null) has its default.
 *
 * @param fallbacks the names of the agents that are asked in its place, in order, while nothing of the answer has been said
 */
public record ResilienceSettings(
        RetrySettings retry, BreakerSettings breaker, BulkheadSettings bulkhead, List<String> fallbacks) {
    public static final ResilienceSettings DEFAULTS = new ResilienceSettings(
            RetrySettings.DEFAULTS, BreakerSettings.DEFAULTS, BulkheadSettings.DEFAULTS, List.of());

    public ResilienceSettings {
        retry = requireNonNullElseGet(retry, () -> RetrySettings.DEFAULTS);
        breaker = requireNonNullElseGet(breaker, () -> BreakerSettings.DEFAULTS);
        bulkhead = requireNonNullElseGet(bulkhead, () -> BulkheadSettings.DEFAULTS);
        fallbacks = List.copyOf(requireNonNullElse(fallbacks, List.of()));
    }
}
