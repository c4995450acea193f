package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageRulesTest {
    private final MessageRules rules = MessageRules.defaults();

    @Test
    void clean_trimsAndKeepsLineFeedsOnly() {
        assertThat(rules.clean(" \r\none\r\ntwo\rthree\n\n ")).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void clean_countsCharacters_notUnits() {
        var longest = "😀".repeat(1_000);

        assertThat(rules.clean(" " + longest + " ")).isEqualTo(longest);
        assertThat(refusal(longest + "😀"))
                .isEqualTo("Your message must be 1,000 characters or less. You have typed 1,001.");
    }

    @Test
    void clean_crlfCountsOnce() {
        assertThat(rules.clean("a\r\n".repeat(499) + "bb")).hasSize(1_000);
    }

    @Test
    void clean_tooLong_saysSoInTheSameWordsEverywhere() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(refusal("x".repeat(1_001))).contains("1,001");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\u2003"})
    void clean_nothing(String typed) {
        assertThat(refusal(typed)).startsWith("Enter a question");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "a\uD83D", "\uDE00b", "\uDE00\uD83D"})
    void clean_noText(String typed) {
        assertThat(refusal(typed)).contains("characters in it that are not text");
    }

    private String refusal(String typed) {
        var thrown = catchThrowableOfType(ChatException.class, () -> rules.clean(typed));
        assertThat(thrown.code()).isIn(ErrorCode.VALIDATION_ERROR, ErrorCode.CONTENT_TOO_LONG);
        return thrown.sentence();
    }

    @Test
    void leftOut_hasItsDefault() {
        assertThat(withNothing()).isEqualTo(MessageRules.defaults());
        assertThat(MessageRules.defaults()).isEqualTo(new MessageRules(1_000, true, 100, 10_000));
    }

    @SuppressWarnings("NullAway") // as Jackson does
    private static MessageRules withNothing() {
        return new MessageRules(null, null, null, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void maxMessageLength_outOfBounds(int length) {
        assertThatThrownBy(() -> new MessageRules(length, true, 20, 10_000))
                .isInstanceOf(SettingException.class)
                .hasMessage("maxMessageLength is " + length + ": expected 1 to 100000");
    }

    @Test
    void maxMessageLength_atItsBounds() {
        assertThat(new MessageRules(1, true, 20, 10_000).clean("x")).isEqualTo("x");
        assertThat(new MessageRules(100_000, true, 20, 10_000).maxMessageLength())
                .isEqualTo(100_000);
    }
}
