package govuk.chat.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {
    @Test
    @SuppressWarnings("NullAway") // as Jackson leaves it
    void leftOut_nobodyIsTrusted() {
        var settings = new WebSettings(null, null, null, null);

        assertThat(settings.origins()).isEmpty();
        assertThat(settings.proxies()).isEmpty();
        assertThat(settings.securityContact()).isEmpty();
    }

    @Test
    void origins_areWrittenAsBrowsersDo() {
        var settings =
                new WebSettings(" https://App.Example.org:443,http://localhost:5173, ,http://[::1]:80", "", "", 0);

        assertThat(settings.origins())
                .containsExactlyInAnyOrder("https://app.example.org", "http://localhost:5173", "http://[::1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "null", "example.org", "https://*.example.org", "https://a.example/", "https://a.example/path",
                "https://user@a.example", "https://a.example?q", "https://a.example#f", "ftp://a.example", "https://",
                        "https://a b"
            })
    void origin_thatIsNone_isRefused(String origin) {
        assertThatThrownBy(() -> new WebSettings("https://good.example," + origin, "", "", 0))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("allowedOrigins is \"" + origin + "\"");
    }
}
