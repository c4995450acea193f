package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.admin.pages.SettingsResource.Problem;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed into the form of a setting, and what the server is sent. */
class SettingFormTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void typed_isReadAsTheServerTakesIt() {
        assertThat(read("chat.web", Map.of("open", "false", "message", " Back at 8am. ")))
                .isEqualTo(Map.of("open", false, "message", "Back at 8am."));
        assertThat(read("limits.messages", Map.of("max", "30", "window", "5", "window-unit", "minutes")))
                .isEqualTo(Map.of("max", 30L, "window", "PT5M"));
        assertThat(read("banner", Map.of("text", "Hello", "from", "", "until", "2026-07-01T09:00")))
                .isEqualTo(Map.of("text", "Hello", "until", "2026-07-01T08:00:00Z"));
    }

    /** The server says what is wrong with it. */
    @Test
    void typed_thatCannotBeRead_goesAsItIs() {
        assertThat(read("chat.web", Map.of("message", ""))).isEqualTo(Map.of("open", "", "message", ""));
        assertThat(read("limits.messages", Map.of("max", "many", "window", "soon", "window-unit", "minutes")))
                .isEqualTo(Map.of("max", "many", "window", "soon"));
        assertThat(read("banner", Map.of("text", "", "from", "tomorrow")))
                .isEqualTo(Map.of("text", "", "from", "tomorrow"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0, days, 0 days",
        "P365D, 365, days, 365 days",
        "PT24H, 1, days, 1 day",
        "PT36H, 36, hours, 36 hours",
        "PT15M, 15, minutes, 15 minutes",
        "PT90S, 90, seconds, 90 seconds",
        "later, later, days, later days"
    })
    void span_isShownInItsLargestUnit(String iso, String number, String unit, String words) {
        assertThat(FieldKind.SPAN.show(iso, LONDON)).isEqualTo(number);
        assertThat(FieldKind.SPAN.unit(iso)).isEqualTo(unit);
        assertThat(FieldKind.SPAN.words(iso, LONDON)).isEqualTo(words);
    }

    @Test
    void time_isShownInTheZoneOfThePages() {
        assertThat(FieldKind.TIME.show("2026-07-01T08:00:00Z", LONDON)).isEqualTo("2026-07-01T09:00");
        assertThat(FieldKind.TIME.words("2026-07-01T08:00:00Z", LONDON)).isEqualTo("1 July 2026 at 9:00am");
        assertThat(FieldKind.TIME.show("tomorrow", LONDON)).isEqualTo("tomorrow");
        assertThat(FieldKind.TIME.words("tomorrow", LONDON)).isEqualTo("tomorrow");
    }

    @Test
    void words_leaveOutWhatIsEmpty() {
        var opening = SettingForm.of("chat.web").orElseThrow();

        assertThat(opening.words(Map.of("open", true, "message", ""), LONDON)).isEqualTo("open");
        assertThat(opening.words(Map.of("open", false, "message", "Back soon."), LONDON))
                .isEqualTo("closed, Back soon.");
        assertThat(SettingForm.of("agents.main")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        value.max: must be a whole number from 1 to 9. | max     | Must be a whole number from 1 to 9.
        comment: say why, in one line.                 | comment | Say why, in one line.
        We are sorry: it is closed.                    | ''      | We are sorry: it is closed.
        The server does not answer.                    | ''      | The server does not answer.
        """)
    void problem_isThatOfItsField(String sentence, String field, String words) {
        var problem = Problem.of(new ChatException(ErrorCode.VALIDATION_ERROR, sentence));

        assertThat(problem).isEqualTo(new Problem(field, words, false));
    }

    private static Map<String, Object> read(String name, Map<String, String> typed) {
        return SettingForm.of(name).orElseThrow().read(new MultivaluedHashMap<>(typed), LONDON);
    }
}
