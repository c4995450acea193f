package govuk.chat.core.agent;

import dev.failsafe.CircuitBreaker;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ErrorCode;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one agent. Failsafe counts and times; here is what the calls of an agent need besides: a call that was stopped
 * says nothing about the agent, and a call that was begun before the breaker opened says nothing about the trials.
 *
 * <p>Safe for use by many threads.
 */
final class AgentBreaker {
    /** What speaks against an agent. A refused key or model does not: waiting would not help, so people are told at once. */
    private static final Set<ErrorCode> COUNTED = EnumSet.of(
            ErrorCode.AGENT_UNAVAILABLE, ErrorCode.AGENT_TIMEOUT, ErrorCode.AGENT_ERROR, ErrorCode.AGENT_BUSY);

    private final CircuitBreaker<Object> circuit;
    private final Semaphore trials;
    private final Clock clock;
    private final Consumer<BreakerState> listener;
    private final AtomicReference<BreakerState> told = new AtomicReference<>(BreakerState.CLOSED);
    private final AtomicReference<@Nullable BreakerOverride> override = new AtomicReference<>();
    private volatile @Nullable LastFailure lastFailure;

    /** @param listener told of each new state, in the moment in which it is noticed */
    AgentBreaker(BreakerSettings settings, Clock clock, Consumer<BreakerState> listener) {
        this.circuit = CircuitBreaker.builder()
                .withFailureRateThreshold(settings.failurePercent(), settings.minimumCalls(), settings.window())
                .withDelay(settings.openFor())
                .withSuccessThreshold(settings.trials())
                .build();
        this.trials = new Semaphore(settings.trials());
        this.clock = clock;
        this.listener = listener;
    }

    /** Lets a call through, or not. Whoever got a pass closes it when the call is over. */
    Optional<Pass> enter() {
        return switch (state()) {
            case CLOSED -> Optional.of(new Pass(false));
            case HALF_OPEN -> trials.tryAcquire() ? Optional.of(new Pass(true)) : Optional.empty();
            case OPEN -> Optional.empty();
        };
    }

    /** How many calls would be let through now. */
    int room() {
        return switch (state()) {
            case CLOSED -> Integer.MAX_VALUE;
            case HALF_OPEN -> trials.availablePermits();
            case OPEN -> 0;
        };
    }

    BreakerState state() {
        var now = override().map(BreakerOverride::state).orElseGet(this::automaticState);
        if (told.getAndSet(now) != now) {
            listener.accept(now);
        }
        return now;
    }

    /** How many of the latest calls failed, from 0 to 1; as of the last call. */
    double failureShare() {
        return circuit.getFailureRate() / 100.0;
    }

    /** How many calls that is a share of. */
    long calls() {
        return circuit.getExecutionCount();
    }

    Optional<LastFailure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    Optional<BreakerOverride> override() {
        var wanted = override.get();
        if (wanted != null && !clock.instant().isBefore(wanted.until())) {
            override.compareAndSet(wanted, null);
            return Optional.empty();
        }
        return Optional.ofNullable(wanted);
    }

    /** From now on the breaker is what somebody says, or decides by itself again if nobody says anything. */
    void override(@Nullable BreakerOverride wanted) {
        override.set(wanted);
        state();
    }

    /** Failsafe opens half when somebody asks for a permit; we ask for the state first. */
    private BreakerState automaticState() {
        if (circuit.isOpen() && circuit.getRemainingDelay().isZero()) {
            circuit.halfOpen();
        }
        return switch (circuit.getState()) {
            case CLOSED -> BreakerState.CLOSED;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            case OPEN -> BreakerState.OPEN;
        };
    }

    /** One call that was let through. Says how it went at most once, except that an answer on trial may still break off. */
    final class Pass implements AutoCloseable {
        private final boolean isTrial;
        private final AtomicBoolean isOnTrial;

        private Pass(boolean isTrial) {
            this.isTrial = isTrial;
            this.isOnTrial = new AtomicBoolean(isTrial);
        }

        /** The answer begins. Enough for a trial: those who wait need not wait for its last word. */
        void answering() {
            if (endTrial()) {
                record(circuit::recordSuccess);
            }
        }

        void answered() {
            if (!isTrial || endTrial()) {
                record(circuit::recordSuccess);
            }
        }

        /** Answers whether that speaks against the agent. */
        boolean failed(ErrorCode code) {
            lastFailure = new LastFailure(clock.instant(), code);
            if (!COUNTED.contains(code)) {
                return false;
            }
            record(circuit::recordFailure);
            return true;
        }

        /** Without a word on how it went, it went neither way. */
        @Override
        public void close() {
            endTrial();
        }

        private boolean endTrial() {
            var ends = isOnTrial.compareAndSet(true, false);
            if (ends) {
                trials.release();
            }
            return ends;
        }

        private void record(Runnable outcome) {
            if (circuit.isClosed() || (isTrial && circuit.isHalfOpen())) {
                outcome.run();
                state();
            }
        }
    }
}
