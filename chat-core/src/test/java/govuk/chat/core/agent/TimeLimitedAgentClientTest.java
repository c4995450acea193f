package govuk.chat.core.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.testing.AgentRequests;
import govuk.chat.core.testing.Asking;
import govuk.chat.core.testing.FakeAgent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitedAgentClientTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);

    TimeLimitedAgentClientTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void close() {
        scheduler.shutdownNow();
    }

    private Asking asking(FakeAgent agent, TimeLimits limits) {
        return Asking.start(new TimeLimitedAgentClient(agent, limits, scheduler), "Hi");
    }

    @Test
    void ask_inTime_passesEverythingOnAndLeavesNothingBehind() {
        var agent = FakeAgent.doing((request, sink) -> {
            sink.delta("He");
            sink.delta("y");
            return Metadata.EMPTY.with("agentType", "fake");
        });

        var asking = asking(agent, TimeLimits.DEFAULTS);

        assertThat(asking.metadata().values()).containsEntry("agentType", "fake");
        assertThat(asking.pieces()).containsExactly("He", "y");
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void ask_noFirstPiece_timesOutAndStopsTheAgent() {
        var agent = FakeAgent.hanging();

        var asking = asking(agent, new TimeLimits(LONG, SHORT, LONG, LONG));

        assertThat(timeOut(asking).sentence()).isEqualTo("The assistant did not answer in time. Try again.");
        assertThat(agent.interruptions()).isEqualTo(1);
    }

    @Test
    void ask_silenceAfterAPiece_timesOut() {
        var asking = asking(FakeAgent.hanging("He"), new TimeLimits(LONG, LONG, SHORT, LONG));

        timeOut(asking);
        assertThat(asking.text()).isEqualTo("He");
    }

    @Test
    void ask_silenceShorterThanFirstPiece_doesNotCountBeforeIt() {
        var agent = FakeAgent.doing((request, sink) -> {
            pause(200);
            sink.delta("late");
            return Metadata.EMPTY;
        });

        var asking = asking(agent, new TimeLimits(LONG, LONG, Duration.ofMillis(20), LONG));

        asking.metadata();
        assertThat(asking.text()).isEqualTo("late");
    }

    @Test
    void ask_piecesWithoutEnd_timesOutInTotal() {
        var agent = FakeAgent.doing((request, sink) -> {
            while (true) {
                sink.delta("x");
                pause(5);
            }
        });

        var asking = asking(agent, new TimeLimits(LONG, LONG, Duration.ofMillis(400), Duration.ofMillis(800)));

        timeOut(asking);
        assertThat(asking.pieces()).hasSizeGreaterThan(5);
    }

    @Test
    void ask_interruptedFromOutside_staysInterrupted() {
        var agent = FakeAgent.hanging("He");
        var asking = asking(agent, TimeLimits.DEFAULTS).awaitPieces(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        assertThat(agent.interruptions()).isEqualTo(1);
    }

    @Test
    void ask_failure_isPassedOn() {
        var asking = asking(FakeAgent.failing(ErrorCode.AGENT_BUSY), TimeLimits.DEFAULTS);

        assertThat(((AgentException) asking.failure()).code()).isEqualTo(ErrorCode.AGENT_BUSY);
        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void ask_endingInTheMomentOfTheLimit_neverLeavesAnInterruptBehind() {
        var limits = new TimeLimits(LONG, Duration.ofNanos(200_000), LONG, LONG);
        var agent = FakeAgent.doing((request, sink) -> {
            for (var end = System.nanoTime() + 200_000; System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
            return Metadata.EMPTY;
        });
        try (var limited = new TimeLimitedAgentClient(agent, limits, scheduler)) {
            for (var i = 0; i < 2000; i++) {
                askOnce(limited);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
    }

    private static void askOnce(AgentClient agent) {
        try {
            agent.ask(AgentRequests.asking("Hi"), piece -> {});
        } catch (InterruptedException | AgentException ended) {
            assertThat(ended).isInstanceOf(AgentException.class);
        }
    }

    @Test
    void ask_thousandsAtOnce_allTimeOut() {
        var agent = FakeAgent.hanging();

        var askings = IntStream.range(0, 3000)
                .mapToObj(i -> asking(agent, new TimeLimits(LONG, Duration.ofMillis(300), LONG, LONG)))
                .toList();

        assertThat(askings).allSatisfy(TimeLimitedAgentClientTest::timeOut);
    }

    @Test
    void close_itself_closesTheAgentAndNotTheScheduler() {
        var agent = FakeAgent.saying("Hey");

        new TimeLimitedAgentClient(agent, TimeLimits.DEFAULTS, scheduler).close();

        assertThat(agent.isClosed()).isTrue();
        assertThat(scheduler.isShutdown()).isFalse();
    }

    @Test
    void limits_defaults_areAsDocumented() {
        assertThat(TimeLimits.DEFAULTS)
                .isEqualTo(new TimeLimits(
                        Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(5)));
    }

    @Test
    void limits_notPositive_nameTheSetting() {
        assertThatThrownBy(() -> new TimeLimits(LONG, Duration.ZERO, LONG, LONG))
                .isInstanceOf(SettingException.class)
                .hasMessage("firstToken is PT0S: expected a duration longer than 0, such as 30s");
        assertThatThrownBy(() -> new TimeLimits(LONG, LONG, Duration.ofSeconds(-1), LONG))
                .hasMessageStartingWith("silence is ");
        assertThatThrownBy(() -> new TimeLimits(LONG, LONG, LONG, Duration.ZERO))
                .hasMessageStartingWith("total is ");
    }

    private static AgentException timeOut(Asking asking) {
        assertThat(asking.failure()).isInstanceOf(AgentException.class);
        var failure = (AgentException) asking.failure();
        assertThat(failure.code()).isEqualTo(ErrorCode.AGENT_TIMEOUT);
        return failure;
    }

    /** A slow agent: the time is what is tested. */
    private static void pause(long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
}
