package govuk.chat.core.agent;

import static govuk.chat.core.agent.BreakerState.CLOSED;
import static govuk.chat.core.agent.BreakerState.HALF_OPEN;
import static govuk.chat.core.agent.BreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentBreakerTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(10);

    private final MovableClock clock = new MovableClock();
    private final List<BreakerState> told = new CopyOnWriteArrayList<>();

    private AgentBreaker breaker(Duration openFor) {
        return new AgentBreaker(new BreakerSettings(50, 5, LONG, openFor, 2), clock, told::add);
    }

    private static void fail(AgentBreaker breaker, int times) {
        for (var i = 0; i < times; i++) {
            try (var pass = breaker.enter().orElseThrow()) {
                pass.failed(ErrorCode.AGENT_UNAVAILABLE);
            }
        }
    }

    private static void succeed(AgentBreaker breaker, int times) {
        for (var i = 0; i < times; i++) {
            try (var pass = breaker.enter().orElseThrow()) {
                pass.answered();
            }
        }
    }

    /** One that has just come to be open, and lets calls try soon. */
    private AgentBreaker halfOpen() {
        var breaker = breaker(SHORT);
        fail(breaker, 5);
        Await.until("half-open", () -> breaker.state() == HALF_OPEN);
        return breaker;
    }

    @Test
    void fewerThanFiveCalls_staysClosed() {
        var breaker = breaker(LONG);

        fail(breaker, 4);

        assertThat(breaker.state()).isEqualTo(CLOSED);
        assertThat(breaker.room()).isEqualTo(Integer.MAX_VALUE);
        assertThat(told).isEmpty();
    }

    @Test
    void halfOfFiveOrMoreFail_opens_andLetsNobodyThrough() {
        var breaker = breaker(LONG);

        succeed(breaker, 4);
        fail(breaker, 4);

        assertThat(breaker.state()).isEqualTo(OPEN);
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.room()).isZero();
        assertThat(breaker.failureShare()).isEqualTo(0.5);
        assertThat(told).containsExactly(OPEN);
    }

    @Test
    void lessThanHalfFail_staysClosed() {
        var breaker = breaker(LONG);

        succeed(breaker, 6);
        fail(breaker, 5);

        assertThat(breaker.state()).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT_UNAVAILABLE", "AGENT_TIMEOUT", "AGENT_ERROR", "AGENT_BUSY"})
    void failuresOfTheAgent_count(ErrorCode code) {
        var breaker = breaker(LONG);

        for (var i = 0; i < 5; i++) {
            assertThat(breaker.enter().orElseThrow().failed(code)).isTrue();
        }

        assertThat(breaker.state()).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"AGENT_REFUSED", "ANSWER_TOO_LONG"})
    void whatWaitingWouldNotHelp_doesNotCount(ErrorCode code) {
        var breaker = breaker(LONG);

        for (var i = 0; i < 20; i++) {
            assertThat(breaker.enter().orElseThrow().failed(code)).isFalse();
        }

        assertThat(breaker.state()).isEqualTo(CLOSED);
        assertThat(breaker.lastFailure()).hasValueSatisfying(last -> {
            assertThat(last.code()).isEqualTo(code);
            assertThat(last.at()).isBeforeOrEqualTo(clock.instant());
        });
    }

    @Test
    void halfOpen_letsAsManyThroughAsThereAreTrials() {
        var breaker = halfOpen();

        var first = breaker.enter();
        assertThat(breaker.room()).isEqualTo(1);
        var second = breaker.enter();

        assertThat(first).isPresent();
        assertThat(second).isPresent();
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.room()).isZero();
    }

    @Test
    void halfOpen_allTrialsBeginToAnswer_closes() {
        var breaker = halfOpen();

        for (var i = 0; i < 2; i++) {
            breaker.enter().orElseThrow().answering();
        }

        assertThat(breaker.state()).isEqualTo(CLOSED);
        assertThat(told).containsExactly(OPEN, HALF_OPEN, CLOSED);
    }

    @Test
    void halfOpen_oneTrialFails_opensAgain() {
        var breaker = breaker(Duration.ofSeconds(1));
        fail(breaker, 5);
        Await.until("half-open", () -> breaker.state() == HALF_OPEN);

        succeed(breaker, 1);
        fail(breaker, 1);

        assertThat(told).containsExactly(OPEN, HALF_OPEN, OPEN);
    }

    @Test
    void halfOpen_stoppedTrials_sayNothingAndGiveTheirPlacesBack() {
        var breaker = halfOpen();

        for (var i = 0; i < 50; i++) {
            breaker.enter().orElseThrow().close();
        }

        assertThat(breaker.state()).isEqualTo(HALF_OPEN);
        assertThat(breaker.room()).isEqualTo(2);
    }

    @Test
    void halfOpen_callsFromBefore_sayNothing() {
        var breaker = breaker(SHORT);
        var old = breaker.enter().orElseThrow();
        var older = breaker.enter().orElseThrow();
        fail(breaker, 5);
        Await.until("half-open", () -> breaker.state() == HALF_OPEN);

        old.failed(ErrorCode.AGENT_UNAVAILABLE);
        older.answered();

        assertThat(breaker.state()).isEqualTo(HALF_OPEN);
    }

    @Test
    void forcedOpen_letsNobodyThrough_untilItExpires() {
        var breaker = breaker(LONG);
        var until = clock.instant().plus(LONG);

        breaker.override(new BreakerOverride(OPEN, until, "the agent is being moved"));

        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.override())
                .hasValueSatisfying(now -> assertThat(now.comment()).isEqualTo("the agent is being moved"));
        clock.move(LONG);
        assertThat(breaker.enter()).isPresent();
        assertThat(breaker.override()).isEmpty();
        assertThat(told).containsExactly(OPEN, CLOSED);
    }

    @Test
    void forcedClosed_letsEverybodyThrough_untilItIsTakenBack() {
        var breaker = breaker(LONG);
        fail(breaker, 5);

        breaker.override(new BreakerOverride(CLOSED, clock.instant().plus(LONG), "it is back, I have looked"));
        fail(breaker, 10);

        assertThat(breaker.state()).isEqualTo(CLOSED);
        breaker.override(null);
        assertThat(breaker.state()).isEqualTo(OPEN);
    }
}
