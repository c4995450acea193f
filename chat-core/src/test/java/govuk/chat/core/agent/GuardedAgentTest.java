package govuk.chat.core.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.testing.Asking;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An agent behind its bulkhead, retries and breaker: what whoever asks gets to see. */
class GuardedAgentTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final RetrySettings NO_PAUSE = new RetrySettings(2, Duration.ZERO, Duration.ofMinutes(1));
    private static final RetrySettings NO_RETRY = new RetrySettings(0, Duration.ZERO, Duration.ZERO);
    private static final BreakerSettings PATIENT = new BreakerSettings(100, 1_000, LONG, LONG, 1);
    private static final BreakerSettings TOUCHY = new BreakerSettings(50, 5, LONG, LONG, 1);

    private static GuardedAgent guarded(AgentClient agent, RetrySettings retry, BreakerSettings breaker) {
        return new GuardedAgent(
                "main",
                agent,
                new ResilienceSettings(retry, breaker, new BulkheadSettings(1_000, 1_000), List.of()),
                Clock.systemUTC());
    }

    /** Fails so often, then answers. */
    private static FakeAgent failingTimes(int times, AgentException failure) {
        var calls = new AtomicInteger();
        return FakeAgent.doing((request, sink) -> {
            if (calls.incrementAndGet() <= times) {
                throw failure;
            }
            sink.delta("Hello");
            return Metadata.EMPTY;
        });
    }

    private static AgentException failure(Asking asking) {
        assertThat(asking.failure()).isInstanceOf(AgentException.class);
        return (AgentException) asking.failure();
    }

    @Test
    void failedBeforeAWord_isAskedAgain() {
        var agent = failingTimes(2, AgentFailures.unavailable(new IllegalStateException("down")));

        var asking = Asking.start(guarded(agent, NO_PAUSE, PATIENT), "Hi");

        assertThat(asking.metadata()).isEqualTo(Metadata.EMPTY);
        assertThat(asking.pieces()).containsExactly("Hello");
        assertThat(agent.requests()).hasSize(3);
    }

    @Test
    void failedTooOften_tellsTheLastFailure() {
        var agent = FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE);

        var failure = failure(Asking.start(guarded(agent, NO_PAUSE, PATIENT), "Hi"));

        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(agent.requests()).hasSize(3);
    }

    @Test
    void failedAfterAWord_isNotAskedAgain() {
        var agent = FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE, " ", "a word");

        var asking = Asking.start(guarded(agent, NO_PAUSE, PATIENT), "Hi");

        assertThat(failure(asking).code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
        assertThat(asking.text()).isEqualTo(" a word");
        assertThat(agent.requests()).hasSize(1);
    }

    @Test
    void whatDoesNotPass_isNotAskedAgain() {
        for (var code : List.of(ErrorCode.AGENT_REFUSED, ErrorCode.AGENT_TIMEOUT)) {
            var agent = FakeAgent.failing(code);

            assertThat(failure(Asking.start(guarded(agent, NO_PAUSE, PATIENT), "Hi"))
                            .code())
                    .isEqualTo(code);
            assertThat(agent.requests()).hasSize(1);
        }
    }

    @Test
    void agentThatWantsToBeLeftAloneForLong_isNotAskedAgain() {
        var agent = failingTimes(1, AgentFailures.busy(new IllegalStateException("429"), Duration.ofMinutes(2)));

        assertThat(failure(Asking.start(guarded(agent, NO_PAUSE, PATIENT), "Hi"))
                        .code())
                .isEqualTo(ErrorCode.AGENT_BUSY);
    }

    @Test
    void stopDuringThePause_endsAtOnce() {
        var agent = failingTimes(1, AgentFailures.busy(new IllegalStateException("429"), Duration.ofMinutes(1)));
        var guarded = guarded(agent, NO_PAUSE, PATIENT);
        var asking = Asking.start(guarded, "Hi");
        agent.awaitRequests(1);

        asking.stop();

        assertThat(asking.failure()).isInstanceOf(InterruptedException.class);
        assertThat(agent.requests()).hasSize(1);
        Await.until("its place is free", () -> guarded.status().running() == 0);
    }

    @Test
    void answerWithoutAWord_isAFailureOfTheAgent() {
        var guarded = guarded(FakeAgent.saying("", " \n"), NO_RETRY, TOUCHY);

        assertThat(failure(Asking.start(guarded, "Hi")).code()).isEqualTo(ErrorCode.AGENT_ERROR);

        assertThat(guarded.status().lastFailure())
                .hasValueSatisfying(last -> assertThat(last.code()).isEqualTo(ErrorCode.AGENT_ERROR));
    }

    @Test
    void breakerOpen_asksNobody() {
        var agent = FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE);
        var guarded = guarded(agent, NO_RETRY, TOUCHY);
        for (var i = 0; i < 5; i++) {
            failure(Asking.start(guarded, "Hi"));
        }

        var failure = failure(Asking.start(guarded, "Hi"));

        assertThat(failure).isInstanceOf(AgentNotReadyException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.CIRCUIT_BREAKER_OPEN);
        assertThat(agent.requests()).hasSize(5);
        assertThat(guarded.availability().isAway()).isTrue();
        assertThat(guarded.availability().hasRoom()).isFalse();
    }

    @Test
    void failureThatOpensTheBreaker_isOneToWaitFor() {
        var guarded = guarded(FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE), NO_PAUSE, TOUCHY);

        assertThat(failure(Asking.start(guarded, "Hi"))).isNotInstanceOf(AgentNotReadyException.class);
        var second = failure(Asking.start(guarded, "Hi"));

        // Three tries of the first, two of the second.
        assertThat(second).isInstanceOf(AgentNotReadyException.class);
        assertThat(second.getCause()).isInstanceOf(AgentException.class);
    }

    @Test
    void failureThatOpensTheBreaker_afterAWord_isTold() {
        var guarded = guarded(FakeAgent.failing(ErrorCode.AGENT_UNAVAILABLE, "a word"), NO_RETRY, TOUCHY);

        for (var i = 0; i < 5; i++) {
            assertThat(failure(Asking.start(guarded, "Hi"))).isNotInstanceOf(AgentNotReadyException.class);
        }
        assertThat(guarded.availability().isAway()).isTrue();
    }

    @Test
    void stoppedByThePerson_saysNothingAboutTheAgent() {
        var guarded = guarded(FakeAgent.hanging("a word"), NO_RETRY, TOUCHY);

        for (var i = 0; i < 10; i++) {
            var asking = Asking.start(guarded, "Hi").awaitPieces(1);
            assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        }

        assertThat(guarded.status().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(guarded.status().failureShare()).isZero();
        assertThat(guarded.status().lastFailure()).isEmpty();
    }

    @Test
    void moreThanMayRun_areToldAtOnce() {
        var agent = FakeAgent.hanging("a word");
        var guarded = new GuardedAgent(
                "main",
                agent,
                new ResilienceSettings(NO_RETRY, TOUCHY, new BulkheadSettings(2, 7), List.of()),
                Clock.systemUTC());
        var running = List.of(Asking.start(guarded, "One"), Asking.start(guarded, "Two"));
        agent.awaitRequests(2);

        var failure = failure(Asking.start(guarded, "Three"));

        assertThat(failure).isInstanceOf(AgentNotReadyException.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_BUSY);
        assertThat(guarded.status().running()).isEqualTo(2);
        assertThat(guarded.availability()).isEqualTo(new Availability(false, 0, 7, Duration.ZERO));
        running.getFirst().stop().failure();
        assertThat(guarded.availability().room()).isEqualTo(1);
        assertThat(guarded.availability().pace()).isPositive();
    }

    @Test
    void controls_findAgentsByName_andTellOfChanges() {
        var guarded = guarded(FakeAgent.saying("Hello"), NO_RETRY, TOUCHY);
        var controls = new AgentControls(List.of(guarded));
        var heard = new ArrayList<String>();
        controls.listen((agent, state) -> heard.add(agent + " " + state.gauge()));
        var override = new BreakerOverride(BreakerState.OPEN, Instant.now().plus(LONG), " it is being moved ");

        var forced = controls.override("main", override);

        assertThat(forced.state()).isEqualTo(BreakerState.OPEN);
        assertThat(forced.override()).contains(override);
        assertThat(controls.statuses()).containsExactly(forced);
        assertThat(controls.automatic("main").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(heard).containsExactly("main 2", "main 0");
        assertThatThrownBy(() -> controls.automatic("nobody"))
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void override_withoutReason_orHalfOpen_isRefused() {
        var later = Instant.now().plus(LONG);

        for (var comment : List.of(" ", "x".repeat(501))) {
            assertThatThrownBy(() -> new BreakerOverride(BreakerState.OPEN, later, comment))
                    .isInstanceOfSatisfying(
                            ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR));
        }
        assertThatThrownBy(() -> new BreakerOverride(BreakerState.HALF_OPEN, later, "why not"))
                .isInstanceOf(ChatException.class);
    }

    @Test
    void close_closesTheAgent() {
        var agent = FakeAgent.saying("Hello");

        guarded(agent, NO_RETRY, TOUCHY).close();

        assertThat(agent.isClosed()).isTrue();
    }
}
