package govuk.chat.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LevelWatchTest {
    private volatile HealthCheck.Look store = Optional::empty;
    private volatile HealthCheck.Look agent = Optional::empty;
    private final HealthCheck database =
            new HealthCheck("database", Level.OFFLINE, "Nothing works.", () -> store.trouble());
    private final HealthCheck answers = new HealthCheck("agent", Level.LIMITED, "Answers wait.", () -> agent.trouble());

    @Test
    void level_isThatOfTheWorst_withItsReason() {
        try (var watch = watch()) {
            assertThat(watch.standing().level()).isEqualTo(Level.FULL);
            assertThat(watch.standing().reason()).isEmpty();

            agent = () -> Optional.of("its breaker is open");
            awaitLevel(watch, Level.LIMITED);
            assertThat(watch.standing().reason()).isEqualTo("Answers wait.");
            assertThat(trouble(watch, "agent")).isEqualTo("its breaker is open");
            assertThat(trouble(watch, "database")).isEmpty();

            store = () -> {
                throw new IllegalStateException("outer", new IllegalStateException("connection refused\nat a place"));
            };
            awaitLevel(watch, Level.OFFLINE);
            assertThat(watch.standing().reason()).isEqualTo("Nothing works.");
            assertThat(trouble(watch, "database")).isEqualTo("connection refused");

            store = Optional::empty;
            awaitLevel(watch, Level.LIMITED);
            agent = Optional::empty;
            awaitLevel(watch, Level.FULL);
        }
    }

    @Test
    void since_isWhenTheLevelCame_notTheLastLook() {
        try (var watch = watch()) {
            var looks = new AtomicInteger();
            var before = Instant.now();
            agent = () -> Optional.of("away " + looks.incrementAndGet());
            awaitLevel(watch, Level.LIMITED);
            var since = watch.standing().since();
            var seen = looks.get();
            Await.until("there are more looks", () -> looks.get() > seen + 1);

            assertThat(watch.standing().since()).isEqualTo(since).isAfterOrEqualTo(before);
        }
    }

    @Test
    void singleBadLook_isNotBelieved() {
        try (var watch = watch()) {
            var looks = new AtomicInteger();
            agent = () -> looks.incrementAndGet() % 2 == 1 ? Optional.of("away") : Optional.empty();

            Await.until("it has looked four times", () -> {
                assertThat(watch.standing().level()).isEqualTo(Level.FULL);
                return looks.get() >= 4;
            });
        }
    }

    @Test
    void lookThatHangs_countsAsAway_isNotStartedTwice_andKeepsNobodyWaiting() {
        try (var watch = watch()) {
            var looks = new AtomicInteger();
            var go = new Semaphore(0);
            store = () -> {
                looks.incrementAndGet();
                go.acquire();
                return Optional.empty();
            };
            agent = () -> Optional.of("away");

            awaitLevel(watch, Level.OFFLINE);
            assertThat(trouble(watch, "database")).isEqualTo("it does not answer in time");
            Await.until(
                    "the other trouble is believed, too",
                    () -> trouble(watch, "agent").equals("away"));
            assertThat(looks).hasValue(1);

            go.release(1_000);
            awaitLevel(watch, Level.LIMITED);
        }
    }

    private LevelWatch watch() {
        var watch = new LevelWatch(List.of(answers, database), Clock.systemUTC());
        watch.start();
        return watch;
    }

    private static void awaitLevel(LevelWatch watch, Level level) {
        Await.until("it is " + level, () -> watch.standing().level() == level);
    }

    private static String trouble(LevelWatch watch, String name) {
        return watch.standing().findings().stream()
                .filter(finding -> finding.check().name().equals(name))
                .map(Finding::trouble)
                .findFirst()
                .orElseThrow();
    }
}
