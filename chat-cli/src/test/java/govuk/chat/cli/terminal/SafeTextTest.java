package govuk.chat.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void of_plainText_isTheSame() {
        assertThat(SafeText.of("Grüße 😀\n\tzwei")).isEqualTo("Grüße 😀\n\tzwei");
    }

    @Test
    void of_escapeSequences_areShownInsteadOfObeyed() {
        var text = "\u001b]0;owned\u0007\u001b[2J\rHi\b\u007f\u009b31m";

        assertThat(SafeText.of(text)).isEqualTo("␛]0;owned␇␛[2J␍Hi␈␡\uFFFD31m");
    }

    @Test
    void of_turnedText_isLeftInItsOrder() {
        assertThat(SafeText.of("a\u202Eb\u2066c")).isEqualTo("abc");
    }

    @Test
    void line_manyLines_becomeOne() {
        assertThat(SafeText.line(" a\n\n b\u001b ")).isEqualTo("a b␛");
    }
}
