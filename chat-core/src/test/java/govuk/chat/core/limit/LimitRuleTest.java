package govuk.chat.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitRuleTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void rule_outOfBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitRule("r", -1, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitRule("r", LimitRule.MOST + 1, HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitRule("r", 1, Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitRule("r", 1, Duration.ofHours(25)));
    }

    @Test
    void rule_ofNone_isOff() {
        assertThat(new LimitRule("r", 0, HOUR).isOff()).isTrue();
        assertThat(new LimitRule("r", 1, HOUR).isOff()).isFalse();
    }

    @Test
    void tighter_isTheRefusedOne_thenTheOneWithLessLeft() {
        var refused = allowance(false, 0);
        var last = allowance(true, 0);
        var plenty = allowance(true, 9);

        assertThat(last.tighter(refused)).isSameAs(refused);
        assertThat(refused.tighter(last)).isSameAs(refused);
        assertThat(plenty.tighter(last)).isSameAs(last);
        assertThat(last.tighter(plenty)).isSameAs(last);
    }

    private static Allowance allowance(boolean isGranted, long remaining) {
        return new Allowance(isGranted, 10, remaining, Duration.ZERO, Duration.ZERO);
    }
}
