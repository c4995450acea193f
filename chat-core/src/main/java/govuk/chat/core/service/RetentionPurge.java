package govuk.chat.core.service;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.store.Removed;
import govuk.chat.core.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what was kept for long enough, now and then, on one node at a time: whoever holds the lease. Small batches let others write
 * in between. A run that removed something is one entry of the audit, with counts. Safe for use by many threads.
 */
public final class RetentionPurge implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RetentionPurge.class);
    private static final String TASK = "retention";
    private static final int SESSIONS_AT_ONCE = 100;

    /** What is left after so many batches waits for the next run. */
    private static final int MOST_BATCHES = 1_000;

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final String node;
    private final Storage storage;
    private final Stamps stamps;
    private final Audit audit;
    private final Supplier<RetentionSettings> settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    /** @param settings asked at each run; how often one comes is asked at the start */
    public RetentionPurge(Storage storage, Stamps stamps, Audit audit, Supplier<RetentionSettings> settings) {
        this.node = stamps.nextId();
        this.storage = storage;
        this.stamps = stamps;
        this.audit = audit;
        this.settings = settings;
    }

    /** Begins to look, soon and then every so often. */
    public void start() {
        var every = settings.get().every();
        var first = every.compareTo(SOON) < 0 ? every : SOON;
        var unused = timer.scheduleWithFixedDelay(
                this::runQuietly, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks now, unless another node is at it. Answers how many sessions and messages it removed. */
    public Counts run() {
        var now = stamps.now();
        var kept = settings.get();
        var counts = new Counts(0, 0);
        if (kept.visitors().isPositive()) {
            counts = remove(counts, now.minus(kept.visitors()), storage.removal()::removeUnusedByVisitors);
        }
        if (kept.messages().isPositive()) {
            counts = remove(counts, now.minus(kept.messages()), storage.removal()::removeSent);
        }
        if (counts.sessions() > 0 || counts.messages() > 0) {
            audit.record(Audit.SYSTEM, AuditAction.RETENTION_PURGED, "", AuditOutcome.DONE, counts.details());
        }
        return counts;
    }

    private Counts remove(Counts before, Instant cutOff, BiFunction<Instant, Integer, Removed> batch) {
        var counts = before;
        for (int i = 0; i < MOST_BATCHES && holdsLease(); i++) {
            var removed = batch.apply(cutOff, SESSIONS_AT_ONCE);
            if (removed.isNothing()) {
                break;
            }
            counts = counts.plus(removed);
        }
        return counts;
    }

    /** Until the next run, so that no other node does the same work again in between. */
    private boolean holdsLease() {
        var now = stamps.now();
        return storage.leases().hold(TASK, node, now, now.plus(settings.get().every()));
    }

    private void runQuietly() {
        try {
            var counts = run();
            log.debug("removed {} sessions and {} messages that were old enough", counts.sessions(), counts.messages());
        } catch (RuntimeException e) {
            log.warn("could not remove what is old enough; the next run tries again", e);
        }
    }

    /** Waits for a batch under way, for at most five seconds. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("a batch of old messages is still being removed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How much was removed. */
    public record Counts(long sessions, long messages) {
        Counts plus(Removed removed) {
            return new Counts(sessions + removed.sessions().size(), messages + removed.messages());
        }

        Map<String, String> details() {
            return Map.of("sessions", Long.toString(sessions), "messages", Long.toString(messages));
        }
    }
}
