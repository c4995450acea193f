package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RunnerSettingsTest {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofSeconds(1);

    @Test
    @SuppressWarnings("NullAway") // as Jackson does
    void leftOut_hasItsDefault() {
        assertThat(new RunnerSettings(null, null, null, null, null))
                .isEqualTo(RunnerSettings.defaults())
                .isEqualTo(new RunnerSettings(LEASE, POLL, 2_000, 5, 100_000));
    }

    @Test
    void atTheBounds() {
        var least = new RunnerSettings(Duration.ofSeconds(1), Duration.ofMillis(10), 1, 1, 1_000);
        var most = new RunnerSettings(Duration.ofMinutes(5), Duration.ofMinutes(1), 100_000, 100, 9_999_998);

        assertThat(least.maxRunning()).isEqualTo(1);
        assertThat(most.maxAnswerLength()).isEqualTo(9_999_998);
    }

    @ParameterizedTest
    @MethodSource
    void outOfBounds(ThrowingCallable settings, String message) {
        assertThatThrownBy(settings).isInstanceOf(SettingException.class).hasMessage(message);
    }

    static Stream<Arguments> outOfBounds() {
        return Stream.of(
                bad(
                        () -> new RunnerSettings(Duration.ofMillis(999), POLL, 1, 1, 1_000),
                        "lease is PT0.999S: expected PT1S to PT5M"),
                bad(
                        () -> new RunnerSettings(Duration.ofMinutes(6), POLL, 1, 1, 1_000),
                        "lease is PT6M: expected PT1S to PT5M"),
                bad(
                        () -> new RunnerSettings(LEASE, Duration.ZERO, 1, 1, 1_000),
                        "poll is PT0S: expected PT0.01S to PT1M"),
                bad(() -> new RunnerSettings(LEASE, POLL, 0, 1, 1_000), "maxRunning is 0: expected 1 to 100000"),
                bad(() -> new RunnerSettings(LEASE, POLL, 1, 101, 1_000), "maxAttempts is 101: expected 1 to 100"),
                bad(
                        () -> new RunnerSettings(LEASE, POLL, 1, 1, 999),
                        "maxAnswerLength is 999: expected 1000 to 9999998"));
    }

    private static Arguments bad(ThrowingCallable settings, String message) {
        return Arguments.of(settings, message);
    }
}
