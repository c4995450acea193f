package govuk.chat.core.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // what is left out is null, as Jackson leaves it
class ResilienceSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void leftOut_hasItsDefault() {
        var settings = new ResilienceSettings(null, null, null, null);

        assertThat(settings).isEqualTo(ResilienceSettings.DEFAULTS);
        assertThat(new RetrySettings(null, null, null)).isEqualTo(settings.retry());
        assertThat(new BreakerSettings(null, null, null, null, null)).isEqualTo(settings.breaker());
        assertThat(new BulkheadSettings(null, null)).isEqualTo(settings.bulkhead());
        assertThat(settings.retry()).isEqualTo(new RetrySettings(2, Duration.ofMillis(500), Duration.ofSeconds(5)));
        assertThat(settings.breaker())
                .isEqualTo(new BreakerSettings(50, 5, Duration.ofMinutes(1), Duration.ofSeconds(30), 2));
        assertThat(settings.bulkhead()).isEqualTo(new BulkheadSettings(2_000, 10_000));
        assertThat(settings.fallbacks()).isEqualTo(List.of());
    }

    @Test
    void badValue_namesTheSetting() {
        assertRefused("retries is 11: expected 0 to 10", () -> new RetrySettings(11, null, null));
        assertRefused("delay is PT2S: ", () -> new RetrySettings(1, SECOND.multipliedBy(2), SECOND));
        assertRefused("delay is PT-1S: ", () -> new RetrySettings(1, SECOND.negated(), SECOND));
        assertRefused("maxDelay is PT1M1S: ", () -> new RetrySettings(1, SECOND, Duration.ofSeconds(61)));
        assertRefused("failurePercent is 0: ", () -> new BreakerSettings(0, null, null, null, null));
        assertRefused("failurePercent is 101: ", () -> new BreakerSettings(101, null, null, null, null));
        assertRefused("minimumCalls is 0: ", () -> new BreakerSettings(null, 0, null, null, null));
        assertRefused("window is PT0S: ", () -> new BreakerSettings(null, null, Duration.ZERO, null, null));
        assertRefused("openFor is PT0S: ", () -> new BreakerSettings(null, null, null, Duration.ZERO, null));
        assertRefused("trials is 0: expected 1 to 100", () -> new BreakerSettings(null, null, null, null, 0));
        assertRefused("maxRunning is 0: expected 1 to 100000", () -> new BulkheadSettings(0, null));
        assertRefused("maxWaiting is 0: ", () -> new BulkheadSettings(null, 0));
    }

    private static void assertRefused(String message, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(SettingException.class).hasMessageStartingWith(message);
    }

    @Test
    void pause_doublesUpToTheLongest_andIsSpreadOut() {
        var retry = new RetrySettings(5, SECOND, SECOND.multipliedBy(5));

        assertThat(retry.pause(1, Duration.ZERO, 0)).isEqualTo(SECOND);
        assertThat(retry.pause(2, Duration.ZERO, 0)).isEqualTo(SECOND.multipliedBy(2));
        assertThat(retry.pause(3, Duration.ZERO, 0)).isEqualTo(SECOND.multipliedBy(4));
        assertThat(retry.pause(4, Duration.ZERO, 0)).isEqualTo(SECOND.multipliedBy(5));
        assertThat(retry.pause(2, Duration.ZERO, 1)).isEqualTo(SECOND);
        assertThat(retry.pause(2, Duration.ZERO, 0.5)).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void pause_isNeverShorterThanTheAgentAsks() {
        var retry = new RetrySettings(5, SECOND, SECOND.multipliedBy(5));

        assertThat(retry.pause(1, SECOND.multipliedBy(3), 1)).isEqualTo(SECOND.multipliedBy(3));
        assertThat(retry.pause(4, SECOND, 0)).isEqualTo(SECOND.multipliedBy(5));
        assertThat(retry.allowsFor(SECOND.multipliedBy(5))).isTrue();
        assertThat(retry.allowsFor(SECOND.multipliedBy(6))).isFalse();
    }
}
