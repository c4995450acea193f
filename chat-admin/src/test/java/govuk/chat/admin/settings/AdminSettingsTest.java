package govuk.chat.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.web.settings.BadSettings;
import govuk.chat.web.settings.LayeredConfigurationFactory;
import io.dropwizard.jersey.validation.Validators;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway") // what is left out is null, as Jackson leaves it
class AdminSettingsTest {
    @Test
    void defaults_areThoseOfTheReference() throws Exception {
        var settings = settings(Map.of());

        assertThat(settings.isProduction()).isFalse();
        assertThat(settings.dataDirectory()).isEqualTo("./data/admin");
        assertThat(settings.servers()).isEqualTo(new ServerSettings(null, null, null, null));
        assertThat(settings.signIns()).isEqualTo(new SignInSettings(null, null, null));
        assertThat(settings.site()).isEqualTo(new SiteSettings(null, null, null, null));
        assertThat(settings.web()).isEqualTo(new EdgeSettings(null));
    }

    @Test
    void environment_isTaken() throws Exception {
        var settings = settings(Map.of(
                "CHAT_ENV", "production",
                "CHAT_SERVERS", "https://chat.example.org, chat:3000",
                "ADMIN_SIGN_IN_IDLE", "5m",
                "TRUSTED_PROXIES", "10.0.0.0/8,127.0.0.1",
                "GRAFANA_URL", "https://grafana.example.org/d/chat"));

        assertThat(settings.isProduction()).isTrue();
        assertThat(settings.servers().places())
                .extracting(ServerSettings.Place::isName)
                .containsExactly(false, true);
        assertThat(settings.signIns().idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.web().proxies()).hasSize(2);
        assertThat(settings.site().grafana()).isEqualTo("https://grafana.example.org/d/chat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CHAT_SERVERS           | ftp://x       | servers.addresses is "ftp://x": expected URLs like
        CHAT_SERVERS           | http://a/?b   | servers.addresses is "http://a/?b": expected URLs like
        CHAT_SERVERS           | a b           | servers.addresses is "a b": expected URLs like
        CHAT_SERVERS           | ,             | servers.addresses is empty: expected the address of one server
        ADMIN_SIGN_IN_IDLE     | 0s            | signIns.idle is PT0S: expected longer than nothing
        ADMIN_SIGN_IN_IDLE     | 9h            | signIns.idle is PT9H: expected longer than nothing and not longer than lifetime
        TRUSTED_PROXIES        | x             | web.trustedProxies is "x": expected addresses or networks
        GRAFANA_URL            | javascript:x  | site.grafana is javascript:x: expected an address that begins with
        """)
    void badSetting_isSaidInOneLine(String variable, String value, String message) {
        assertThatThrownBy(() -> settings(Map.of(variable, value)))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining(variable);
    }

    @Test
    void records_refuseWhatNobodyCanUse() {
        assertThatThrownBy(() -> new SiteSettings(" ", null, null, null)).hasMessageContaining("serviceName");
        assertThatThrownBy(() -> new SiteSettings(null, null, "Mars/Base", null))
                .hasMessageContaining("timeZone");
        assertThatThrownBy(() -> new SignInSettings(null, null, 0)).hasMessageContaining("most");
        assertThatThrownBy(() -> new ServerSettings(null, Duration.ZERO, null, null))
                .hasMessageContaining("connectLimit");
    }

    private static AdminConfiguration settings(Map<String, String> environment) throws Exception {
        return new LayeredConfigurationFactory<>(AdminConfiguration.class, Validators.newValidator(), environment)
                .build();
    }
}
