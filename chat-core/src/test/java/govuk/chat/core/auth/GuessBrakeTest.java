package govuk.chat.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.RetryLaterException;
import govuk.chat.core.testing.InParallel;
import govuk.chat.core.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GuessBrakeTest {
    private final MovableClock clock = new MovableClock();
    private final GuessBrake brake = new GuessBrake(clock);

    @Test
    void guess_theFirstFiveAreFree() {
        guess("anna", GuessBrake.FREE);

        assertThatThrownBy(() -> brake.guess("anna")).isInstanceOf(RetryLaterException.class);
        assertThatCode(() -> brake.guess("ben")).doesNotThrowAnyException();
    }

    @Test
    void guess_pausesDoubleUpToFiveMinutes() {
        guess("anna", GuessBrake.FREE);
        var pause = pause("anna");
        assertThat(pause).isBetween(Duration.ofSeconds(1), GuessBrake.FIRST_PAUSE);

        for (int i = 0; i < 10; i++) {
            clock.move(pause);
            brake.guess("anna");
            var next = pause("anna");
            assertThat(next)
                    .isBetween(pause.minusSeconds(1), pause.multipliedBy(2).plusSeconds(1));
            pause = next;
        }

        assertThat(pause).isBetween(GuessBrake.LONGEST_PAUSE.minusSeconds(2), GuessBrake.LONGEST_PAUSE);
    }

    @Test
    void guess_whileClosed_doesNotProlongThePause() {
        guess("anna", GuessBrake.FREE);
        for (int i = 0; i < 100; i++) {
            pause("anna");
        }

        clock.move(GuessBrake.FIRST_PAUSE);

        assertThatCode(() -> brake.guess("anna")).doesNotThrowAnyException();
    }

    @Test
    void right_opensTheAccount() {
        guess("anna", GuessBrake.FREE);
        clock.move(GuessBrake.FIRST_PAUSE);
        brake.guess("anna");

        brake.right("anna");

        guess("anna", GuessBrake.FREE);
    }

    @Test
    void guess_afterAQuietHour_startsAfresh() {
        guess("anna", GuessBrake.FREE);

        clock.move(Duration.ofMinutes(61));

        guess("anna", GuessBrake.FREE);
    }

    @Test
    void guess_atTheSameTime_countsEach() {
        var outcomes = InParallel.times(50, () -> {
            try {
                brake.guess("anna");
                return true;
            } catch (RetryLaterException e) {
                return false;
            }
        });

        assertThat(outcomes).filteredOn(passed -> passed).hasSize(GuessBrake.FREE);
    }

    private void guess(String account, int times) {
        for (int i = 0; i < times; i++) {
            brake.guess(account);
        }
    }

    private Duration pause(String account) {
        try {
            brake.guess(account);
            throw new AssertionError("the account is open");
        } catch (RetryLaterException e) {
            return e.retryAfter();
        }
    }
}
