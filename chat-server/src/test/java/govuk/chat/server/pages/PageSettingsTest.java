package govuk.chat.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.service.RetentionSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageSettingsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void nothingSet_hasDefaults() throws Exception {
        var settings = read("{}");

        assertThat(settings)
                .isEqualTo(
                        new PageSettings("Ask the assistant", "Assistant", "", true, "beta", "", "", "Europe/London"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        P365D | PT24H | A conversation is deleted 24 hours after the last message in it. If you are signed in, each message is deleted after 365 days.
        PT0S  | P1D   | A conversation is deleted 24 hours after the last message in it. If you are signed in, conversations are kept until you delete them.
        P30D  | PT0S  | Every message is deleted after 30 days.
        PT1H  | PT0S  | Every message is deleted after 1 hour.
        PT30M | PT0S  | Every message is deleted after 30 minutes.
        PT1S  | PT0S  | Every message is deleted after 1 minute.
        PT0S  | PT0S  | Your conversations are kept until you delete them.
        """)
    void retention_isMadeFromItsSettings(Duration messages, Duration visitors, String sentence) throws Exception {
        var kept = new RetentionSettings(messages, visitors, Duration.ofMinutes(10));

        assertThat(read("{}").retention(kept)).isEqualTo(sentence);
        assertThat(read("{\"retention\": \"Thirty days.\"}").retention(kept)).isEqualTo("Thirty days.");
    }

    @Test
    void everything_canBeSet() throws Exception {
        var settings = read("""
            {"serviceName": "Ask DfE", "assistantName": "Bot", "organisation": "the Department for Examples",
             "crown": false, "phase": "Alpha", "contact": "help@example.org", "retention": "Thirty days.",
             "timeZone": "Europe/Paris"}\
            """);

        assertThat(settings)
                .isEqualTo(new PageSettings(
                        "Ask DfE",
                        "Bot",
                        "the Department for Examples",
                        false,
                        "alpha",
                        "help@example.org",
                        "Thirty days.",
                        "Europe/Paris"));
    }

    @ParameterizedTest
    @CsvSource({
        "serviceName, ' ', some words",
        "assistantName, '', some words",
        "phase, gamma, 'alpha, beta or live'",
        "contact, javascript:x, an email address",
        "timeZone, Middle/Earth, the name of a time zone"
    })
    void badValue_isNamedWithWhatIsExpected(String setting, String value, String expected) {
        assertThatThrownBy(() -> read("{\"" + setting + "\": \"" + value + "\"}"))
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(setting)
                .hasMessageContaining(expected);
    }

    private PageSettings read(String text) throws Exception {
        return json.readValue(text, PageSettings.class);
    }
}
