package govuk.chat.core.health;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assesses the level every second, on a thread of its own. Whoever asks for it gets the latest answer at once, however the things are that it
 * depends on. It is full until the first round says otherwise: the chat does not start without its database. Safe for use by many threads.
 */
public final class LevelWatch implements AutoCloseable {
    static final int LIMIT_MS = 2_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(LevelWatch.class);

    private final List<CheckRunner> runners;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("level").daemon().factory());
    private volatile Standing standing;

    public LevelWatch(List<HealthCheck> checks, Clock clock) {
        this.runners = checks.stream().map(CheckRunner::new).toList();
        this.clock = clock;
        this.standing = new Standing(
                Level.FULL,
                clock.instant(),
                checks.stream().map(check -> new Finding(check, "")).toList());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a round never fails
    public void start() {
        timer.scheduleWithFixedDelay(this::assess, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As of a second or two ago. */
    public Standing standing() {
        return standing;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void assess() {
        try {
            var next = Standing.of(look(), standing, clock.instant());
            if (next.level() != standing.level()) {
                tell(next);
            }
            standing = next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("the level could not be assessed", e);
        }
    }

    /** All at once, so that one that hangs does not keep the others waiting. */
    private List<Finding> look() throws InterruptedException {
        runners.forEach(CheckRunner::begin);
        var deadline = System.nanoTime() + Duration.ofMillis(LIMIT_MS).toNanos();
        var findings = new ArrayList<Finding>(runners.size());
        for (var runner : runners) {
            findings.add(runner.end(deadline));
        }
        return findings;
    }

    private static void tell(Standing next) {
        var troubles = next.findings().stream()
                .filter(finding -> !finding.isWell())
                .map(finding -> finding.check().name() + ": " + finding.trouble())
                .toList();
        if (next.level().isWorseThan(Level.FULL)) {
            log.warn("the service is {}: {}", next.level().word(), troubles);
        } else {
            log.info("the service is full again");
        }
    }
}
