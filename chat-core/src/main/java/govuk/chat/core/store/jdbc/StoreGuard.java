package govuk.chat.core.store.jdbc;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.event.CircuitBreakerStateChangedEvent;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ChatException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps callers from waiting for a database that is away. After {@value #FAILURES} calls in a row that it did not answer, everybody is
 * refused at once, while one thread of ours tries every second whether it answers again: nobody's request is the guinea pig. At any time only
 * so many callers are let in at once. Safe for use by many threads.
 */
final class StoreGuard implements AutoCloseable {
    private static final int FAILURES = 3;
    private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(1);

    /** A database that needs longer for next to nothing is as good as away. */
    private static final Duration TRIAL_LIMIT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(StoreGuard.class);

    private final String name;
    private final Semaphore room;
    private final Runnable trial;
    private final CircuitBreaker<Object> breaker;

    /** How often it has opened. What a call that began before has to tell is old news. */
    private final AtomicLong openings = new AtomicLong();

    private volatile boolean isClosed;

    /**
     * @param name what it guards, for logs
     * @param most how many callers may be inside at once, those included that wait for a connection
     * @param trial succeeds if the database is there again; takes a bounded time
     */
    StoreGuard(String name, int most, Runnable trial) {
        this.name = name;
        this.room = new Semaphore(most);
        this.trial = trial;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(FAILURES)
                .withDelay(BETWEEN_TRIALS)
                .withSuccessThreshold(1)
                .onOpen(this::opened)
                .build();
    }

    /** @throws ChatException {@code SERVICE_OFFLINE}, at once, while the database is away or too many are inside */
    <T> T call(Supplier<T> work) {
        if (!breaker.isClosed()) {
            throw DatabaseErrors.away();
        }
        if (!room.tryAcquire()) {
            throw DatabaseErrors.tooBusy();
        }
        var era = openings.get();
        try {
            var result = work.get();
            note(era, true);
            return result;
        } catch (ChatException e) {
            note(era, !DatabaseErrors.isNoAnswer(e));
            throw e;
        } finally {
            room.release();
        }
    }

    BreakerState state() {
        return switch (breaker.getState()) {
            case CLOSED -> BreakerState.CLOSED;
            case HALF_OPEN -> BreakerState.HALF_OPEN;
            case OPEN -> BreakerState.OPEN;
        };
    }

    /** Ends the trials. */
    @Override
    public void close() {
        isClosed = true;
    }

    private void note(long era, boolean hasAnswered) {
        if (era == openings.get()) {
            record(hasAnswered);
        }
    }

    private void record(boolean hasAnswered) {
        if (hasAnswered) {
            breaker.recordSuccess();
        } else {
            breaker.recordFailure();
        }
    }

    private void opened(CircuitBreakerStateChangedEvent event) {
        if (event.getPreviousState() == CircuitBreaker.State.CLOSED) {
            openings.incrementAndGet();
            log.warn("{} does not answer: nobody waits for it until it does", name);
            Thread.ofVirtual().name("database-trials").start(this::tryUntilItAnswers);
        }
    }

    private void tryUntilItAnswers() {
        while (!isClosed && pause() && breaker.tryAcquirePermit()) {
            record(isThereAgain());
            if (breaker.isClosed()) {
                log.info("{} answers again", name);
                return;
            }
        }
    }

    /** Past the breaker's own delay, so that it is half-open afterwards. */
    private boolean pause() {
        try {
            Thread.sleep(breaker.getRemainingDelay().plusMillis(10));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean isThereAgain() {
        var begun = System.nanoTime();
        try {
            trial.run();
            return System.nanoTime() - begun < TRIAL_LIMIT.toNanos();
        } catch (RuntimeException e) {
            log.debug("{} still does not answer", name, e);
            return false;
        }
    }
}
