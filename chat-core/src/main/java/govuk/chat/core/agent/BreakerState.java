package govuk.chat.core.agent;

/** Whether an agent is asked: always, on trial, or not at all. */
public enum BreakerState {
    CLOSED(0),
    HALF_OPEN(1),
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
