package govuk.chat.core.model;

/** How a circuit breaker stands. */
public enum BreakerState {
    /** Calls go through. */
    CLOSED(0),
    /** A few calls are let through to see how they fare. */
    HALF_OPEN(1),
    /** Calls are refused at once. */
    OPEN(2);

    private final int gauge;

    BreakerState(int gauge) {
        this.gauge = gauge;
    }

    /** Its number in {@code chat_circuit_breaker_state}. */
    public int gauge() {
        return gauge;
    }
}
