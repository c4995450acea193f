package govuk.chat.core.agent.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.testing.AgentRequests;
import govuk.chat.core.testing.Asking;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class EchoAgentTest {
    private static final EchoSettings AT_ONCE = new EchoSettings(Duration.ZERO, Duration.ZERO, 0);
    private static final EchoSettings SLOW = new EchoSettings(Duration.ofHours(1), Duration.ZERO, 0);

    @Test
    void ask_anything_saysWhatItIsAndRepeatsAndTellsHowToConnect() {
        var asking = Asking.start(new EchoAgent(AT_ONCE), "Where is my passport?\nI applied in May.");

        assertThat(asking.metadata().values()).containsEntry("agentType", "demonstration");
        assertThat(asking.text())
                .contains("built-in demonstration")
                .contains("\n> Where is my passport?\n> I applied in May.\n")
                .contains("AI_AGENT_URL");
    }

    @Test
    void ask_anything_comesWordByWordWithItsSpaces() throws InterruptedException {
        var pieces = new ArrayList<String>();

        new EchoAgent(AT_ONCE).ask(AgentRequests.asking("two  spaces 😀"), pieces::add);

        assertThat(pieces)
                .hasSizeGreaterThan(20)
                .allSatisfy(piece -> assertThat(piece).matches("[^ ]* ?"));
        assertThat(String.join("", pieces)).contains("> two  spaces 😀\n");
    }

    @Test
    void ask_withDelayAndLatency_takesThatLong() throws InterruptedException {
        var pieces = new ArrayList<String>();
        var agent = new EchoAgent(new EchoSettings(Duration.ofMillis(2), Duration.ofMillis(100), 0));
        var start = System.nanoTime();

        agent.ask(AgentRequests.asking("hello"), pieces::add);

        var least = 100 + 2 * (pieces.size() - 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(least));
    }

    @Test
    void ask_interruptedBetweenWords_stops() {
        var asking = Asking.start(new EchoAgent(SLOW), "hello").awaitPieces(1);

        assertThat(asking.stop().failure()).isInstanceOf(InterruptedException.class);
        assertThat(asking.pieces()).hasSize(1);
    }

    @Test
    void ask_interruptedBefore_saysNothing() {
        var pieces = new ArrayList<String>();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new EchoAgent(AT_ONCE).ask(AgentRequests.asking("hello"), pieces::add))
                .isInstanceOf(InterruptedException.class);
        assertThat(pieces).isEmpty();
    }

    @Test
    void ask_luckBelowFailureRate_failsBeforeTheFirstWord() throws InterruptedException {
        var settings = new EchoSettings(Duration.ZERO, Duration.ZERO, 0.25);
        var pieces = new ArrayList<String>();

        assertThatThrownBy(() -> new EchoAgent(settings, () -> 0.24).ask(AgentRequests.asking("hello"), pieces::add))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AGENT_UNAVAILABLE));
        assertThat(pieces).isEmpty();
        new EchoAgent(settings, () -> 0.25).ask(AgentRequests.asking("hello"), pieces::add);
        assertThat(pieces).isNotEmpty();
    }

    @Test
    void close_duringAnAnswer_endsIt() {
        var agent = new EchoAgent(AT_ONCE);
        agent.close();

        assertThat(Asking.start(agent, "hello").failure()).isInstanceOf(AgentException.class);
    }

    @Test
    void settings_bad_nameTheSetting() {
        var less = Duration.ofMillis(-1);

        assertThatThrownBy(() -> new EchoSettings(less, Duration.ZERO, 0))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("delay is ");
        assertThatThrownBy(() -> new EchoSettings(Duration.ZERO, less, 0)).hasMessageStartingWith("latency is ");
        assertThatThrownBy(() -> new EchoSettings(Duration.ZERO, Duration.ZERO, 1.5))
                .hasMessage("failureRate is 1.5: expected a number from 0 to 1");
        assertThatThrownBy(() -> new EchoSettings(Duration.ZERO, Duration.ZERO, Double.NaN))
                .hasMessageStartingWith("failureRate is NaN");
    }

    @Test
    void settings_defaults_areAsDocumented() {
        assertThat(EchoSettings.DEFAULTS).isEqualTo(new EchoSettings(Duration.ofMillis(30), Duration.ZERO, 0));
    }
}
