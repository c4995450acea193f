package govuk.chat.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageSettingsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void nothingSet_hasDefaults() throws Exception {
        var settings = read("{}");

        assertThat(settings)
                .isEqualTo(new PageSettings(
                        "Ask the assistant",
                        "Assistant",
                        "",
                        true,
                        "beta",
                        "",
                        "Your conversations are kept until you delete them.",
                        "Europe/London"));
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
