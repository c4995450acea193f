package govuk.chat.admin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.admin.metrics.BarChart.Bar;
import govuk.chat.core.client.admin.MetricCalls.Bucket;
import govuk.chat.core.client.admin.MetricCalls.RemoteMetric;
import govuk.chat.core.client.admin.MetricCalls.Sample;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    private static final Distribution SOME = Distribution.of(List.of(
            new Bucket(1, 50), new Bucket(2, 90), new Bucket(5, 90), new Bucket(Double.POSITIVE_INFINITY, 100)));

    @ParameterizedTest
    @CsvSource({"0.25, 0.5", "0.5, 1", "0.7, 1.5", "0.9, 2", "0.95, 5", "1, 5"})
    void quantile_isBetweenTheBounds(double share, double seconds) {
        assertThat(SOME.quantile(share).orElse(-1)).isCloseTo(seconds, Offset.offset(0.0001));
    }

    @Test
    void nothing_hasNoQuantile() {
        assertThat(Distribution.NONE.quantile(0.5)).isEmpty();
        assertThat(Distribution.of(List.of(new Bucket(1, 0), new Bucket(Double.POSITIVE_INFINITY, 0)))
                        .quantile(0.5))
                .isEmpty();
    }

    @Test
    void sum_hasBoth_andEachBucketApart() {
        var both = SOME.plus(SOME);

        assertThat(both.count()).isEqualTo(200);
        assertThat(both.apart().values()).containsExactly(100L, 80L, 0L, 20L);
        assertThat(both.quantile(0.5)).isEqualTo(SOME.quantile(0.5));
    }

    @Test
    void reading_takesWhatPeopleLookAt_andLeavesTheRest() {
        var answered = new Sample(Map.of("type", "assistant", "status", "completed"), 3, 0, List.of());
        var failed = new Sample(Map.of("type", "assistant", "status", "failed"), 1, 0, List.of());
        var asked = new Sample(Map.of("type", "user", "status", "sent"), 4, 0, List.of());
        var streams = new Sample(Map.of(), 2, 0, List.of());
        var one = Reading.of(List.of(
                new RemoteMetric("chat_messages_total", "counter", "", List.of(answered, failed, asked)),
                new RemoteMetric("chat_errors", "counter", "", List.of(failed)),
                new RemoteMetric("chat_active_connections", "gauge", "", List.of(streams)),
                new RemoteMetric("chat_unheard_of", "gauge", "", List.of(streams))));

        var two = one.plus(one);

        assertThat(two.messages()).containsExactlyInAnyOrderEntriesOf(Map.of("completed", 6L, "failed", 2L));
        assertThat(two.errors()).containsExactlyEntriesOf(Map.of("assistant", 2L));
        assertThat(two.streams()).isEqualTo(4);
        assertThat(two.memory()).isZero();
    }

    @Test
    void chart_hasATitleAndABarForEach_andNoMarkupOfOthers() {
        var svg = BarChart.svg("Errors & more", List.of(new Bar("<script>", 4), new Bar("b", 0)));

        assertThat(svg)
                .startsWith("<svg class=\"admin-chart\" role=\"img\"")
                .contains("<title>Errors &amp; more</title>", "&lt;script&gt;", "width=\"350\"", "width=\"1\"")
                .doesNotContain("<script>", "style=");
    }
}
