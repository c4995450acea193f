package govuk.chat.web.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.UserId;
import org.junit.jupiter.api.Test;

class FormTokensTest {
    private static final Owner ANNA = new Owner.User(new UserId("anna"));
    private static final Owner BERT = new Owner.User(new UserId("bert"));

    private final FormTokens forms = new FormTokens(new SigningKey("x".repeat(32)));

    @Test
    void token_isForOnePersonOnly() {
        var token = forms.issue(ANNA);

        assertThatCode(() -> forms.check(ANNA, token)).doesNotThrowAnyException();
        assertThatThrownBy(() -> forms.check(BERT, token)).isInstanceOf(ChatException.class);
        assertThat(forms.isFor(ANNA, token + "x")).isFalse();
        assertThat(new FormTokens(new SigningKey("y".repeat(32))).isFor(ANNA, token))
                .isFalse();
    }

    @Test
    void key_isLongEnough() {
        assertThatThrownBy(() -> new SigningKey("short")).isInstanceOf(SettingException.class);
    }
}
