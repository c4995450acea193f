package govuk.chat.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRulesTest {
    private final RetryRules rules = RetryRules.defaults();

    @ParameterizedTest
    @CsvSource({"1, 250", "2, 500", "3, 1000", "7, 10000", "1000, 10000"})
    void pauseAfter_doublesUpToTheLongestAndLeavesHalfToChance(int attempt, long whole) {
        assertThat(rules.pauseAfter(attempt, chance(0))).isEqualTo(Duration.ofMillis(whole / 2));
        assertThat(rules.pauseAfter(attempt, chance(1))).isEqualTo(Duration.ofMillis(whole));
    }

    @Test
    void rules_withoutATry_areRefused() {
        assertThatThrownBy(() -> new RetryRules(0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryRules(1, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limits_ofNothing_areRefused() {
        assertThatThrownBy(() -> ClientLimits.defaults().withConnect(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("connect");
    }

    private static RandomGenerator chance(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return value;
            }
        };
    }
}
