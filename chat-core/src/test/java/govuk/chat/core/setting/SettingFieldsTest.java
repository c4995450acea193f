package govuk.chat.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SettingFieldsTest {
    @Test
    void fields_areReadAsTheyAreWritten() {
        var fields = new SettingFields(Map.of(
                "open",
                true,
                "max",
                5,
                "whole",
                5.0,
                "text",
                " Good morning ",
                "window",
                "PT15M",
                "from",
                "2026-11-25T09:30:00Z",
                "state",
                "open"));

        assertThat(fields.truth("open")).isTrue();
        assertThat(fields.whole("max", 5, 5)).isEqualTo(5);
        assertThat(fields.whole("whole", 1, 9)).isEqualTo(5);
        assertThat(fields.line("text", 12)).isEqualTo("Good morning");
        assertThat(fields.line("leftOut", 12)).isEmpty();
        assertThat(window(fields)).isEqualTo(Duration.ofMinutes(15));
        assertThat(fields.time("from")).contains(Instant.parse("2026-11-25T09:30:00Z"));
        assertThat(fields.time("leftOut")).isEmpty();
        assertThat(fields.choice("state", List.of("open", "closed"))).isEqualTo("open");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("open", "yes", read(fields -> fields.truth("open")), "must be true or false"),
                Arguments.of("max", 0, read(fields -> fields.whole("max", 1, 9)), "from 1 to 9"),
                Arguments.of("max", 10, read(fields -> fields.whole("max", 1, 9)), "from 1 to 9"),
                Arguments.of("max", 1.5, read(fields -> fields.whole("max", 1, 9)), "a whole number"),
                Arguments.of("max", 1L << 33, read(fields -> fields.whole("max", 1, 9)), "a whole number"),
                Arguments.of("max", "5", read(fields -> fields.whole("max", 1, 9)), "a whole number"),
                Arguments.of("text", 5, read(fields -> fields.line("text", 3)), "must be text"),
                Arguments.of("text", "four", read(fields -> fields.line("text", 3)), "at most 3 characters"),
                Arguments.of("text", "a\nb", read(fields -> fields.line("text", 3)), "one line"),
                Arguments.of("window", "15m", read(SettingFieldsTest::window), "such as PT15M"),
                Arguments.of("window", "PT0S", read(SettingFieldsTest::window), "from PT1S to P1D"),
                Arguments.of("window", "PT25H", read(SettingFieldsTest::window), "from PT1S to P1D"),
                Arguments.of("from", "tomorrow", read(fields -> fields.time("from")), "such as 2026"),
                Arguments.of(
                        "state",
                        "ajar",
                        read(fields -> fields.choice("state", List.of("open", "closed"))),
                        "open, closed"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badValue_isNamed(String name, Object value, Function<SettingFields, Object> read, String expected) {
        assertThatThrownBy(() -> read.apply(new SettingFields(Map.of(name, value))))
                .hasMessageStartingWith("value." + name + ": must")
                .hasMessageContaining(expected)
                .hasMessageEndingWith(".");
    }

    private static Function<SettingFields, Object> read(Function<SettingFields, Object> read) {
        return read;
    }

    private static Duration window(SettingFields fields) {
        return fields.duration("window", Duration.ofSeconds(1), Duration.ofDays(1));
    }
}
