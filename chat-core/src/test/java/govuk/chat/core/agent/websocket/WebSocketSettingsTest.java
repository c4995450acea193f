package govuk.chat.core.agent.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketSettingsTest {
    private static final URI URL = URI.create("wss://agent.example/ws");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void settings_withoutTheRest_haveDefaults() {
        var settings = new WebSocketSettings(URL, "");

        assertThat(settings.historyLimit()).isEqualTo(20);
        assertThat(settings.connections())
                .isEqualTo(new ConnectionSettings(
                        1000,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        new Reopening(SECOND, Duration.ofSeconds(30), 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://agent.example", "agent.example", "ws:x", "ws://agent.example/#part"})
    void settings_noSocketAddress_nameTheSetting(String url) {
        assertThatThrownBy(() -> new WebSocketSettings(URI.create(url), ""))
                .isInstanceOf(SettingException.class)
                .hasMessage("url is no WebSocket address: expected an address such as wss://agent.example/ws");
    }

    @Test
    void settings_secrets_areNeverShown() {
        var withQuery = new WebSocketSettings(URI.create("ws://agent.example/?code=hush"), "hush");

        assertThat(withQuery.toString()).contains("agent.example").doesNotContain("hush");
        assertThatThrownBy(() -> new WebSocketSettings(URI.create("ws://me:hush@agent.example/"), ""))
                .hasMessageStartingWith("url is ")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> new WebSocketSettings(URL, "hu sh"))
                .hasMessageStartingWith("apiKey is ")
                .hasMessageNotContaining("hu sh");
    }

    @Test
    void settings_badNumbers_nameTheSetting() {
        assertThatThrownBy(() -> new WebSocketSettings(URL, "", -1, ConnectionSettings.DEFAULTS))
                .hasMessageStartingWith("historyLimit is -1");
        assertThatThrownBy(() -> new WebSocketSettings(URL, "", 1001, ConnectionSettings.DEFAULTS))
                .hasMessageStartingWith("historyLimit is 1001");
        assertThatThrownBy(() -> new ConnectionSettings(0, SECOND, SECOND, SECOND, Reopening.DEFAULTS))
                .hasMessage("most is 0: expected a number of connections, at least 1");
        assertThatThrownBy(() -> new ConnectionSettings(1, SECOND, Duration.ZERO, SECOND, Reopening.DEFAULTS))
                .hasMessage("idle is PT0S: expected a duration longer than 0, such as 30s");
        assertThatThrownBy(() -> new Reopening(Duration.ZERO, SECOND, 1)).hasMessageStartingWith("first is ");
        assertThatThrownBy(() -> new Reopening(SECOND, Duration.ZERO, 1)).hasMessageStartingWith("longest is ");
        assertThatThrownBy(() -> new Reopening(SECOND, SECOND, 0)).hasMessageStartingWith("tries is 0");
        assertThatThrownBy(() -> new Reopening(SECOND, SECOND, 21)).hasMessageStartingWith("tries is 21");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1000", "2, 0, 2000", "3, 0.5, 3000", "5, 1, 8000", "6, 0, 30000", "19, 0, 30000"})
    void waitAfter_tries_doublesUpToTheLongestLessChance(int tried, double chance, long millis) {
        assertThat(Reopening.DEFAULTS.waitAfter(tried, chance)).isEqualTo(Duration.ofMillis(millis));
    }
}
