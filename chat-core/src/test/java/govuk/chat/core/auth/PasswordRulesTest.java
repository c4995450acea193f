package govuk.chat.core.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
    private static final Email EMAIL = new Email("anna.smith@example.org");

    private final PasswordRules rules = PasswordRules.defaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three random words",
                "nocapitalsordigits",
                "        leading and trailing        ",
                "пароль из слов",
                "👋👋👋👋👋👋👋👋",
                "x7#Kq!2p",
                "chat with govuk",
                "83 27 46 91"
            })
    void check_longEnoughAndRare_isTaken(String password) {
        assertThatCode(() -> rules.check(password, EMAIL)).doesNotThrowAnyException();
    }

    @Test
    void check_longOnes_areTaken() {
        assertThatCode(() -> rules.check("long enough ".repeat(6), EMAIL)).doesNotThrowAnyException();
        assertThatCode(() -> rules.check("é".repeat(256), EMAIL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                     | Your password must be 8 characters or more.
        seven77                | Your password must be 8 characters or more.
        👋👋👋👋               | Your password must be 8 characters or more.
        anna.smith@example.org | Your password must not be your email address.
        ANNA.SMITH             | Your password must not be your email address.
        Anna-Smith-1987        | Your password must be more than your name or words of this service.
        GOVUK chat 2026!       | Your password must be more than your name or words of this service.
        admin/anna.smith       | Your password must be more than your name or words of this service.
        password1              | Too many people use that password.
        PassWord1              | Too many people use that password.
        12345678               | Too many people use that password.
        """)
    void check_refused_saysWhatToDo(String password, String sentence) {
        assertRefused(password, sentence);
    }

    @Test
    void check_tooLong() {
        assertRefused("é".repeat(257), "Your password must be 256 characters or less.");
    }

    @Test
    void check_wordsOfTheService_areASetting() {
        var own = new PasswordRules(8, "Passport Office, lantern");

        assertThatThrownBy(() -> own.check("passport-office-1", EMAIL)).isInstanceOf(ChatException.class);
        assertThatThrownBy(() -> own.check("LANTERN 2026", EMAIL)).isInstanceOf(ChatException.class);
        assertThatCode(() -> own.check("govuk chat 2026", EMAIL)).doesNotThrowAnyException();
        assertThatCode(() -> new PasswordRules(8, "").check("govuk chat 2026", EMAIL))
                .doesNotThrowAnyException();
    }

    private void assertRefused(String password, String sentence) {
        assertThatThrownBy(() -> rules.check(password, EMAIL))
                .isInstanceOfSatisfying(
                        ChatException.class,
                        e -> Assertions.assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR))
                .hasMessageStartingWith(sentence);
    }
}
