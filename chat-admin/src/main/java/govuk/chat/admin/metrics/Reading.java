package govuk.chat.admin.metrics;

import govuk.chat.core.client.admin.MetricCalls.RemoteMetric;
import govuk.chat.core.client.admin.MetricCalls.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one server has measured since it started, or several together.
 *
 * @param messages answers by how they ended
 * @param errors by their code
 * @param took from the question to the end of the answer
 * @param firstToken from the question to the first words
 * @param streams readers who follow an answer now
 * @param refusals requests that were refused because there had been too many
 * @param memory in use by Java, in bytes
 */
public record Reading(
        Map<String, Long> messages,
        Map<String, Long> errors,
        Distribution took,
        Distribution firstToken,
        long streams,
        long refusals,
        long memory) {
    private static final String MESSAGES = "chat_messages";
    private static final String ERRORS = "chat_errors";
    private static final String TOOK = "chat_message_duration_seconds";
    private static final String FIRST_TOKEN = "chat_first_token_seconds";
    private static final String STREAMS = "chat_active_connections";
    private static final String REFUSALS = "chat_rate_limit_refusals";
    private static final String MEMORY = "jvm_memory_used_bytes";
    private static final String COUNTER = "_total";

    /** Counted among the messages beside the answers. */
    private static final String QUESTIONS = "user";

    /** What a server is to be asked for. */
    public static final Set<String> NAMES =
            Set.of(MESSAGES + COUNTER, ERRORS + COUNTER, TOOK, FIRST_TOKEN, STREAMS, REFUSALS + COUNTER, MEMORY);

    public static final Reading NONE = new Reading(Map.of(), Map.of(), Distribution.NONE, Distribution.NONE, 0, 0, 0);

    public Reading {
        messages = Map.copyOf(messages);
        errors = Map.copyOf(errors);
    }

    public static Reading of(List<RemoteMetric> metrics) {
        return new Reading(
                counts(metrics, MESSAGES, "status"),
                counts(metrics, ERRORS, "type"),
                distribution(metrics, TOOK),
                distribution(metrics, FIRST_TOKEN),
                sum(metrics, STREAMS),
                sum(metrics, REFUSALS),
                sum(metrics, MEMORY));
    }

    public Reading plus(Reading other) {
        return new Reading(
                plus(messages, other.messages),
                plus(errors, other.errors),
                took.plus(other.took),
                firstToken.plus(other.firstToken),
                streams + other.streams,
                refusals + other.refusals,
                memory + other.memory);
    }

    private static Map<String, Long> plus(Map<String, Long> one, Map<String, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return sum;
    }

    private static Map<String, Long> counts(List<RemoteMetric> metrics, String name, String label) {
        var counts = new TreeMap<String, Long>();
        samples(metrics, name)
                .forEach(sample -> counts.merge(
                        sample.labels().getOrDefault(label, "other"), Math.round(sample.value()), Long::sum));
        return counts;
    }

    private static Distribution distribution(List<RemoteMetric> metrics, String name) {
        return samples(metrics, name)
                .map(sample -> Distribution.of(sample.buckets()))
                .reduce(Distribution.NONE, Distribution::plus);
    }

    private static long sum(List<RemoteMetric> metrics, String name) {
        return Math.round(samples(metrics, name).mapToDouble(Sample::value).sum());
    }

    /** A counter has its ending or not, depending on who names it. */
    private static Stream<Sample> samples(List<RemoteMetric> metrics, String name) {
        Function<RemoteMetric, String> bare = metric -> metric.name().endsWith(COUNTER)
                ? metric.name().substring(0, metric.name().length() - COUNTER.length())
                : metric.name();
        return metrics.stream()
                .filter(metric -> bare.apply(metric).equals(name))
                .flatMap(metric -> metric.samples().stream())
                .filter(sample -> !QUESTIONS.equals(sample.labels().get("type")));
    }
}
