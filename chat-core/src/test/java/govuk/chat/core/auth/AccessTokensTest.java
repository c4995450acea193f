package govuk.chat.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.Email;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignInId;
import govuk.chat.core.model.SignInKind;
import govuk.chat.core.model.SignedIn;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a forger may try is tested through the API, in the server's AuthApiTest. */
final class AccessTokensTest {
    private static final String SECRET = "a secret of thirty-two bytes or so";
    private static final String NEXT = "the next secret of thirty-two bytes";

    private final MovableClock clock = new MovableClock();

    @Test
    void read_untilItExpires() {
        var tokens = new AccessTokens(SECRET, "", "chat", clock);
        var token = tokens.issue(signedIn());

        assertThat(tokens.read(token)).contains(new SignInId("sign-in"));
        clock.move(Duration.ofHours(24));
        assertThat(tokens.read(token)).isEmpty();
    }

    @Test
    void read_onANodeWhoseClockIsBehind() {
        var token = new AccessTokens(SECRET, "", "chat", clock).issue(signedIn());
        clock.move(Duration.ofSeconds(-30));

        assertThat(new AccessTokens(SECRET, "", "chat", clock).read(token)).isPresent();
    }

    @Test
    void secret_canBeReplacedWithoutSigningAnybodyOut() {
        var token = new AccessTokens(SECRET, "", "chat", clock).issue(signedIn());

        var rotated = new AccessTokens(NEXT, SECRET, "chat", clock);

        assertThat(rotated.read(token)).isPresent();
        assertThat(rotated.read(rotated.issue(signedIn()))).isPresent();
        assertThat(new AccessTokens(NEXT, "", "chat", clock).read(token)).isEmpty();
        assertThat(new AccessTokens(SECRET, "", "chat", clock).read(rotated.issue(signedIn())))
                .isEmpty();
    }

    @Test
    void secret_tooShort_isNotRepeated() {
        assertThatThrownBy(() -> new AccessTokens("short but secret", "", "chat", clock))
                .isInstanceOf(SettingException.class)
                .hasMessage("secret is 16 bytes long: expected at least 32 bytes");
    }

    private SignedIn signedIn() {
        var now = clock.instant();
        var user = new User(
                new UserId("user"), new Email("anna@example.org"), UserRole.USER, true, false, now, User.NEVER);
        return new SignedIn(
                new SignIn(
                        new SignInId("sign-in"),
                        user.id(),
                        SignInKind.PROGRAM,
                        now,
                        now,
                        now.plus(Duration.ofHours(24))),
                user);
    }
}
