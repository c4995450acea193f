package govuk.chat.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Percentiles, verdicts and what is read from the operating system. */
class NumbersTest {
    @Test
    void percentile_oneToTwoThousand() {
        var samples = new Samples();
        for (var millis = 2_000; millis > 0; millis--) {
            samples.add(millis * 1_000_000L);
        }

        assertThat(samples.medianMillis()).isEqualTo(1_000);
        assertThat(samples.percentileMillis(95)).isEqualTo(1_900);
        assertThat(samples.percentileMillis(100)).isEqualTo(2_000);
        assertThat(samples.percentileMillis(0)).isEqualTo(1);
    }

    @Test
    void percentile_nothing() {
        assertThat(new Samples().percentileMillis(99)).isZero();
    }

    @Test
    void median_oddEvenNone() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
        assertThat(Medians.of(List.of())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 0.5,  true",
        "AT_LEAST, 0.49, false",
        "AT_MOST,  0.5,  true",
        "AT_MOST,  0.51, false",
        "UNDER,    0.49, true",
        "UNDER,    0.5,  false",
    })
    void target_verdict(Target.Bound bound, double measured, boolean reached) {
        var target = new Target("a target", measured, bound, 0.5, "ms");

        assertThat(target.isReached()).isEqualTo(reached);
        assertThat(target.toString()).endsWith(reached ? ": reached" : ": not reached");
    }

    @Test
    void memory_status() {
        var memory = Memory.parse(List.of("Name:\tjava", "VmHWM:\t  524288 kB", "VmRSS:\t  262144 kB"));

        assertThat(memory).isEqualTo(new Memory(256, 512));
    }

    @Test
    void memory_noSuchProcess() {
        assertThat(Memory.of(-1)).isEqualTo(new Memory(0, 0));
    }

    @Test
    void descriptors_tooFew() {
        var limit = DescriptorLimit.parse(
                List.of("Max open files            1024                 4096                 files"));

        limit.check(1_000);
        assertThatThrownBy(() -> limit.check(5_000))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("allows 4096")
                .hasMessageContaining("ulimit -n 10500");
    }

    @Test
    void descriptors_unlimitedOrUnknown() {
        DescriptorLimit.parse(List.of("Max open files  unlimited  unlimited  files"))
                .check(100_000);
        DescriptorLimit.parse(List.of()).check(100_000);
        DescriptorLimit.current().check(1);
    }

    @Test
    void arrivals_keepingOpen() {
        var arrivals = Arrivals.keepingOpen(200, Duration.ofMillis(3_200));

        assertThat(arrivals).isEqualTo(new Arrivals(600, 200, Duration.ofMillis(16)));
        assertThat(Arrivals.keepingOpen(1, Duration.ofSeconds(1)).streams()).isEqualTo(1);
    }

    @Test
    void script_noTokens() {
        assertThatThrownBy(() -> new AgentScript(0, Duration.ZERO, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AgentScript(1, Duration.ofMillis(-1), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_absentFromBody() {
        var response = new Response(200, "", "{\"id\":\"a\"}");

        assertThat(response.text("id")).isEqualTo("a");
        assertThat(response.text("token")).isEmpty();
    }
}
