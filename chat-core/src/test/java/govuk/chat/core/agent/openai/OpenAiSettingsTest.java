package govuk.chat.core.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSettingsTest {
    private static final URI URL = URI.create("https://agent.example/v1");

    @Test
    void settings_withoutTheRest_haveDefaults() {
        assertThat(new OpenAiSettings(URL, "key", "m"))
                .isEqualTo(new OpenAiSettings(URL, "key", "m", "", 20, Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://agent.example", "agent.example", "https:v1", "https://agent.example/v1#part"})
    void settings_noWebAddress_nameTheSetting(String url) {
        assertThatThrownBy(() -> new OpenAiSettings(URI.create(url), "", ""))
                .isInstanceOf(SettingException.class)
                .hasMessage("url is no web address: expected an address such as https://api.openai.com/v1");
    }

    @Test
    void settings_passwordInAddress_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new OpenAiSettings(URI.create("https://me:hush@agent.example/v1"), "", ""))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("url is ")
                .hasMessageNotContaining("hush");
    }

    @Test
    void settings_keyNotFitForAHeader_isRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new OpenAiSettings(URL, "hush\r\nX: y", ""))
                .hasMessageStartingWith("apiKey is ")
                .hasMessageNotContaining("hush");
    }

    @Test
    void settings_badNumbers_nameTheSetting() {
        assertThatThrownBy(() -> new OpenAiSettings(URL, "", "", "", -1, Duration.ofSeconds(1)))
                .hasMessage("historyLimit is -1: expected a number from 0 to 1000");
        assertThatThrownBy(() -> new OpenAiSettings(URL, "", "", "", 1001, Duration.ofSeconds(1)))
                .hasMessageStartingWith("historyLimit is 1001");
        assertThatThrownBy(() -> new OpenAiSettings(URL, "", "", "", 1, Duration.ZERO))
                .hasMessageStartingWith("connectTimeout is PT0S");
    }

    @Test
    void toString_anything_hidesKeyAndQuery() {
        var settings = new OpenAiSettings(URI.create("https://agent.example/v1?code=hush"), "hush", "m");

        assertThat(settings.toString()).contains("agent.example").doesNotContain("hush");
    }
}
