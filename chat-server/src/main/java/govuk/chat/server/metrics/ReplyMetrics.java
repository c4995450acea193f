package govuk.chat.server.metrics;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.reply.ReplyObserver;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/**
 * Messages and replies: {@code chat_messages_total}, {@code chat_message_duration_seconds}, {@code chat_first_token_seconds}. Type {@code user} is a
 * message that was taken, and how long that took; {@code assistant} is a reply that ended, and how long it took from the question to its end. Safe for
 * use by many threads.
 */
public final class ReplyMetrics implements ReplyObserver {
    private static final double[] SECONDS = {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300};

    private final Counted taken;
    private final Counted completed;
    private final Counted failed;
    private final Counted cancelled;
    private final DistributionDataPoint firstToken;
    private final Timer firstTokenTimer;
    private final ErrorMetrics errors;

    public ReplyMetrics(PrometheusRegistry registry, MetricRegistry timers, ErrorMetrics errors) {
        var messages = Counter.builder()
                .name("chat_messages_total")
                .help("Messages taken from users, and replies that ended, by how")
                .labelNames("type", "status")
                .register(registry);
        var durations = Histogram.builder()
                .name("chat_message_duration_seconds")
                .help("How long it took to take a message, and from a question to the end of its reply")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .labelNames("type", "status")
                .register(registry);
        this.taken = Counted.of("user", "sent", messages, durations, timers);
        this.completed = Counted.of("assistant", "completed", messages, durations, timers);
        this.failed = Counted.of("assistant", "failed", messages, durations, timers);
        this.cancelled = Counted.of("assistant", "cancelled", messages, durations, timers);
        this.firstToken = Histogram.builder()
                .name("chat_first_token_seconds")
                .help("From a question to the first piece of its answer, waiting in the queue included")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry)
                .labelValues();
        this.firstTokenTimer = timers.timer("reply first token");
        this.errors = errors;
    }

    @Override
    public void asked(Duration time) {
        taken.count(time);
    }

    @Override
    public void began(Duration sinceAsked) {
        firstToken.observe(seconds(sinceAsked));
        firstTokenTimer.update(sinceAsked);
    }

    @Override
    public void ended(Reply reply, ReplyState.Ended state) {
        var time = Duration.between(reply.createdAt(), state.endedAt());
        switch (state) {
            case ReplyState.Completed ended -> completed.count(time);
            case ReplyState.Cancelled ended -> cancelled.count(time);
            case ReplyState.Failed ended -> {
                failed.count(time);
                var code = ended.failure().code();
                errors.count(code.name(), isOfAgent(code) ? reply.agent() : ErrorMetrics.REPLIES);
            }
        }
    }

    private static boolean isOfAgent(ErrorCode code) {
        return code.name().startsWith("AGENT_")
                || code == ErrorCode.ANSWER_TOO_LONG
                || code == ErrorCode.CIRCUIT_BREAKER_OPEN;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private record Counted(CounterDataPoint count, DistributionDataPoint duration, Timer timer) {
        static Counted of(String type, String status, Counter messages, Histogram durations, MetricRegistry timers) {
            return new Counted(
                    messages.labelValues(type, status),
                    durations.labelValues(type, status),
                    timers.timer("message " + type + " " + status));
        }

        void count(Duration time) {
            count.inc();
            duration.observe(seconds(time));
            timer.update(time);
        }
    }
}
