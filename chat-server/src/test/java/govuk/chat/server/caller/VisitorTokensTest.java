package govuk.chat.server.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.VisitorId;
import govuk.chat.web.forms.FormTokens;
import govuk.chat.web.forms.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VisitorTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SigningKey KEY = new SigningKey("a secret for these tests, of 32 bytes");
    private static final Duration DAY = Duration.ofHours(24);
    private static final VisitorId VISITOR = new VisitorId("v-1");

    @Test
    void token_isReadUntilItLapses() {
        var token = at(Duration.ZERO).issue(VISITOR);

        assertThat(at(Duration.ofHours(24).minusSeconds(1))
                        .read(token)
                        .orElseThrow()
                        .id())
                .isEqualTo(VISITOR);
        assertThat(at(Duration.ofHours(24)).read(token)).isEmpty();
    }

    @Test
    void token_livesAsLongAsConversationsAreKept_butADayAtLeast_andNoLongerThanACookie() {
        assertThat(VisitorTokens.lifetime(Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
        assertThat(VisitorTokens.lifetime(Duration.ofMinutes(10))).isEqualTo(DAY);
        assertThat(VisitorTokens.lifetime(Duration.ZERO)).isEqualTo(Duration.ofDays(400));
        assertThat(VisitorTokens.lifetime(Duration.ofDays(1_000))).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void token_changedAnywhere_doesNotHold() {
        var token = at(Duration.ZERO).issue(VISITOR);

        for (var i = 0; i < token.length(); i++) {
            var changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            // The last character of 32 bytes in base64 has two bits to spare, but we compare the text.
            assertThat(at(Duration.ZERO).read(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void token_ofAnotherKeyOrPurpose_doesNotHold() {
        var other = new VisitorTokens(
                new SigningKey("another secret for these tests, 32 b"), () -> DAY, clock(Duration.ZERO));
        var form = new FormTokens(KEY).issue(new Owner.Visitor(VISITOR));

        assertThat(at(Duration.ZERO).read(other.issue(VISITOR))).isEmpty();
        assertThat(at(Duration.ZERO).read("v-1.9999999999." + form)).isEmpty();
        assertThat(at(Duration.ZERO).read("")).isEmpty();
    }

    @Test
    void token_ofTheKeyBefore_stillHolds() {
        var before = "the secret before, of 32 bytes or more";
        var now = clock(Duration.ZERO);
        var old = new VisitorTokens(new SigningKey(before), () -> DAY, now).issue(VISITOR);
        var replaced = SigningKey.replacing(before, "the secret of today, of 32 bytes or more");

        assertThat(new VisitorTokens(replaced, () -> DAY, now).read(old)).isPresent();
        assertThat(new VisitorTokens(replaced, () -> DAY, now)
                        .read(at(Duration.ZERO).issue(VISITOR)))
                .isEmpty();
        var renewed = new VisitorTokens(replaced, () -> DAY, now).issue(VISITOR);
        assertThat(new VisitorTokens(new SigningKey(before), () -> DAY, now).read(renewed))
                .isEmpty();
    }

    @Test
    void formToken_holdsForItsOwnerOnly() {
        var tokens = new FormTokens(KEY);
        var owner = new Owner.Visitor(VISITOR);
        var other = new Owner.Visitor(new VisitorId("v-2"));

        tokens.check(owner, tokens.issue(owner));

        assertThatThrownBy(() -> tokens.check(other, tokens.issue(owner))).isInstanceOf(ChatException.class);
        assertThatThrownBy(() -> tokens.check(owner, "")).isInstanceOf(ChatException.class);
    }

    @Test
    void secret_tooShort_isRefusedWithoutSayingIt() {
        assertThatThrownBy(() -> new SigningKey("hunter2"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("7 bytes long: expected at least 32 bytes")
                .hasMessageNotContaining("hunter2");
    }

    private static VisitorTokens at(Duration later) {
        return new VisitorTokens(KEY, () -> DAY, clock(later));
    }

    private static Clock clock(Duration later) {
        return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }
}
