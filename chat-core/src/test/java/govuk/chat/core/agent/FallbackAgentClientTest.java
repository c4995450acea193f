package govuk.chat.core.agent;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.testing.Asking;
import govuk.chat.core.testing.FakeAgent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FallbackAgentClientTest {
    private static final RetrySettings NO_RETRY = new RetrySettings(0, Duration.ZERO, Duration.ZERO);

    private static GuardedAgent guarded(String name, FakeAgent agent) {
        return new GuardedAgent(
                name,
                agent,
                new ResilienceSettings(NO_RETRY, BreakerSettings.DEFAULTS, new BulkheadSettings(1, 9), List.of()),
                Clock.systemUTC());
    }

    private static FallbackAgentClient chain(GuardedAgent first, GuardedAgent... others) {
        return new FallbackAgentClient(first, List.of(others));
    }

    private static void forceOpen(GuardedAgent... agents) {
        Stream.of(agents)
                .forEach(agent -> agent.override(
                        new BreakerOverride(BreakerState.OPEN, Instant.now().plusSeconds(600), "for this test")));
    }

    private static ErrorCode code(Asking asking) {
        assertThat(asking.failure()).isInstanceOf(AgentException.class);
        return ((AgentException) asking.failure()).code();
    }

    @Test
    void firstAnswers_nobodyElseIsAsked_andNothingIsSaidAboutIt() {
        var second = FakeAgent.saying("no");

        var asking = Asking.start(chain(guarded("first", FakeAgent.saying("Hello")), guarded("second", second)), "Hi");

        assertThat(asking.metadata()).isEqualTo(Metadata.EMPTY);
        assertThat(asking.text()).isEqualTo("Hello");
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void firstFailsBeforeAWord_theNextAnswers_andSaysWhoItIs() {
        var first = guarded("first", FakeAgent.failing(ErrorCode.AGENT_REFUSED));
        var third = guarded("third", FakeAgent.doing((request, sink) -> {
            sink.delta("Hello");
            return Metadata.EMPTY.with("agentType", "large");
        }));

        var asking =
                Asking.start(chain(first, guarded("second", FakeAgent.failing(ErrorCode.AGENT_TIMEOUT)), third), "Hi");

        assertThat(asking.metadata())
                .isEqualTo(Metadata.EMPTY.with("agentType", "large").with("answeredBy", "third"));
        assertThat(asking.text()).isEqualTo("Hello");
        assertThat(first.status().answeredElsewhere()).isEqualTo(1);
        assertThat(third.status().answeredElsewhere()).isZero();
    }

    @Test
    void firstFailsAfterAWord_nobodyElseIsAsked() {
        var second = FakeAgent.saying("no");
        var first = guarded("first", FakeAgent.failing(ErrorCode.AGENT_TIMEOUT, "Hel"));

        var asking = Asking.start(chain(first, guarded("second", second)), "Hi");

        assertThat(code(asking)).isEqualTo(ErrorCode.AGENT_TIMEOUT);
        assertThat(asking.text()).isEqualTo("Hel");
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void allFail_tellsTheLastFailureThatOneCanSeeFromOutside() {
        var first = guarded("first", FakeAgent.failing(ErrorCode.AGENT_TIMEOUT));
        var second = guarded("second", FakeAgent.failing(ErrorCode.AGENT_ERROR));
        var away = guarded("away", FakeAgent.saying("no"));
        forceOpen(away);

        assertThat(code(Asking.start(chain(first, away, second), "Hi"))).isEqualTo(ErrorCode.AGENT_ERROR);
        assertThat(code(Asking.start(chain(first, away), "Hi"))).isEqualTo(ErrorCode.AGENT_TIMEOUT);
        assertThat(code(Asking.start(chain(away, first), "Hi"))).isEqualTo(ErrorCode.AGENT_TIMEOUT);
    }

    @Test
    void detour_theOtherIsAskedInItsPlace_thenTheRest_untilItIsOver() {
        var usual = FakeAgent.saying("no");
        var first = guarded("first", usual);
        var other = guarded("other", FakeAgent.saying("Hello"));
        var chain = chain(first, guarded("second", FakeAgent.saying("no")));
        var controls = new AgentControls(List.of(first, other));
        var later = Instant.now().plusSeconds(600);

        var status = controls.override("first", new RouteOverride("other", later, "for this test"));

        assertThat(status.override()).contains(new RouteOverride("other", later, "for this test"));
        assertThat(Asking.start(chain, "Hi").metadata().values()).containsEntry("answeredBy", "other");
        assertThat(usual.requests()).isEmpty();
        forceOpen(other);
        assertThat(Asking.start(chain, "Hi").metadata().values()).containsEntry("answeredBy", "second");
        controls.automatic("first");
        assertThat(Asking.start(chain, "Hi").metadata()).isEqualTo(Metadata.EMPTY);
        assertThat(usual.requests()).hasSize(1);
    }

    @Test
    void detour_thatIsOver_orGivesWayToAnother_isNoMore() {
        var first = guarded("first", FakeAgent.saying("no"));
        var other = guarded("other", FakeAgent.saying("no"));
        var controls = new AgentControls(List.of(first, other));

        var over = controls.override(
                "first", new RouteOverride("other", Instant.now().minusSeconds(1), "late"));
        assertThat(over.override()).isEmpty();

        var later = Instant.now().plusSeconds(600);
        controls.override("first", new RouteOverride("other", later, "for this test"));
        forceOpen(first);
        assertThat(first.detour()).isEmpty();
        assertThat(first.status().state()).isEqualTo(BreakerState.OPEN);
        controls.override("first", new RouteOverride("other", later, "for this test"));
        assertThat(first.status().state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void allAway_isOneToWaitFor() {
        var first = guarded("first", FakeAgent.saying("no"));
        var second = guarded("second", FakeAgent.saying("no"));
        forceOpen(first, second);
        var chain = chain(first, second);

        assertThat(Asking.start(chain, "Hi").failure()).isInstanceOf(AgentNotReadyException.class);
        assertThat(chain.availability().isAway()).isTrue();
    }

    @Test
    void firstHasItsHandsFull_theNextIsAsked() {
        var busy = FakeAgent.hanging("a word");
        var first = guarded("first", busy);
        var second = guarded("second", FakeAgent.saying("Hello"));
        var chain = chain(first, second);
        var running = Asking.start(first, "One");
        busy.awaitRequests(1);

        assertThat(chain.availability()).isEqualTo(new Availability(false, 1, 9, Duration.ZERO));
        assertThat(Asking.start(chain, "Two").metadata().values()).containsEntry("answeredBy", "second");
        running.stop();
    }

    @Test
    void allHaveTheirHandsFull_isNotAway() {
        var busy = FakeAgent.hanging("a word");
        var first = guarded("first", busy);
        var second = guarded("second", FakeAgent.saying("no"));
        forceOpen(second);
        var running = Asking.start(first, "One");
        busy.awaitRequests(1);

        assertThat(chain(second, first).availability()).isEqualTo(new Availability(false, 0, 9, Duration.ZERO));
        running.stop();
    }

    @Test
    void stopped_nobodyElseIsAsked() {
        var first = FakeAgent.hanging();
        var second = FakeAgent.saying("no");
        var asking = Asking.start(chain(guarded("first", first), guarded("second", second)), "Hi");
        first.awaitRequests(1);

        asking.stop();

        assertThat(asking.failure()).isInstanceOf(InterruptedException.class);
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void close_closesTheFirstOnly() {
        var first = FakeAgent.saying("Hello");
        var second = FakeAgent.saying("Hello");

        chain(guarded("first", first), guarded("second", second)).close();

        assertThat(first.isClosed()).isTrue();
        assertThat(second.isClosed()).isFalse();
    }
}
