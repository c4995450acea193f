package govuk.chat.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.InParallel;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimits} promises. Each test has a key of its own. */
public interface RateLimitsContract {
    /** One permit comes back every 20 minutes, so none does while a test runs. */
    LimitRule THREE_AN_HOUR = new LimitRule("three", 3, Duration.ofHours(1));

    RateLimits limits();

    /** Lets this much time go by for {@link #limits()}. */
    void letPass(Duration time);

    @Test
    default void take_countsDown() {
        var key = newKey();

        assertThat(limits().take(THREE_AN_HOUR, key).remaining()).isEqualTo(2);
        assertThat(limits().take(THREE_AN_HOUR, key).remaining()).isEqualTo(1);

        var last = limits().take(THREE_AN_HOUR, key);
        assertThat(last.isGranted()).isTrue();
        assertThat(last.limit()).isEqualTo(3);
        assertThat(last.remaining()).isZero();
        assertThat(last.untilAll()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    default void take_noneLeft_isRefusedAndSaysHowLong() {
        var key = newKey();
        takeAll(key);

        var refused = limits().take(THREE_AN_HOUR, key);

        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.untilNext()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    }

    /** As when an administrator changes it while the chat runs. */
    @Test
    default void take_byAnotherRuleOfTheSameName_countsByThat() {
        var key = newKey();
        takeAll(key);
        var five = new LimitRule(THREE_AN_HOUR.name(), 5, THREE_AN_HOUR.window());

        assertThat(limits().take(five, key).remaining()).isEqualTo(4);
        assertThat(limits().take(five, key).limit()).isEqualTo(5);
    }

    @Test
    default void take_afterTheTimeThatWasSaid_isGrantedOnce() {
        var key = newKey();
        takeAll(key);

        letPass(limits().take(THREE_AN_HOUR, key).untilNext());

        assertThat(limits().take(THREE_AN_HOUR, key).isGranted()).isTrue();
        assertThat(limits().take(THREE_AN_HOUR, key).isGranted()).isFalse();
    }

    @Test
    default void take_afterAWindow_hasAllAgainAndNoMore() {
        var key = newKey();
        takeAll(key);

        letPass(THREE_AN_HOUR.window().multipliedBy(3));

        assertThat(limits().take(THREE_AN_HOUR, key).remaining()).isEqualTo(2);
    }

    @Test
    default void take_keysAndRules_areCountedApart() {
        var key = newKey();
        takeAll(key);
        var other = new LimitRule("other", 3, Duration.ofHours(1));

        assertThat(limits().take(THREE_AN_HOUR, newKey()).isGranted()).isTrue();
        assertThat(limits().take(other, key).isGranted()).isTrue();
    }

    @Test
    default void take_manyAtOnce_grantsNoMoreThanThereAre() {
        var key = newKey();

        var granted =
                InParallel.times(40, () -> limits().take(THREE_AN_HOUR, key).isGranted());

        assertThat(granted).filteredOn(each -> each).hasSize(3);
    }

    private void takeAll(String key) {
        for (var i = 0; i < THREE_AN_HOUR.max(); i++) {
            limits().take(THREE_AN_HOUR, key);
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
