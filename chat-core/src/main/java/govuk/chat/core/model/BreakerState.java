package govuk.chat.core.model;

/** How a circuit breaker stands. */
public enum BreakerState {
    /** Calls go through. */
    CLOSED,
    /** One call at a time is let through to see how it fares. */
    HALF_OPEN,
    /** Calls are refused at once. */
    OPEN
}
