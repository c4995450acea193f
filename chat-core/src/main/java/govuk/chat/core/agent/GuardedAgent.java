package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configured agent behind what protects it and those who ask: a place for each question, retries, and a breaker that sees every
 * try. Knows how the agent is doing. Safe for use by many threads.
 */
public final class GuardedAgent implements AgentClient {
    private static final Logger log = LoggerFactory.getLogger(GuardedAgent.class);

    private final String name;
    private final BulkheadSettings limits;
    private final AgentBreaker breaker;
    private final AgentBulkhead bulkhead;
    private final AgentClient client;
    private final AtomicLong answeredElsewhere = new AtomicLong();
    private final List<BreakerListener> listeners = new CopyOnWriteArrayList<>();

    /** @param agent one that takes no longer than it may; closed with this */
    public GuardedAgent(String name, AgentClient agent, ResilienceSettings settings, Clock clock) {
        this.name = name;
        this.limits = settings.bulkhead();
        this.breaker = new AgentBreaker(settings.breaker(), clock, this::changed);
        this.bulkhead = new AgentBulkhead(limits.maxRunning());
        this.client = new BulkheadAgentClient(
                new RetryingAgentClient(new BreakerAgentClient(agent, breaker), settings.retry()), bulkhead);
    }

    public String name() {
        return name;
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        return client.ask(request, sink);
    }

    public Availability availability() {
        var trials = breaker.room();
        return new Availability(trials == 0, Math.min(trials, bulkhead.room()), limits.maxWaiting(), bulkhead.pace());
    }

    AgentStatus status() {
        return new AgentStatus(
                name,
                breaker.state(),
                breaker.failureShare(),
                breaker.lastFailure(),
                bulkhead.running(),
                answeredElsewhere.get(),
                breaker.override());
    }

    void override(@Nullable BreakerOverride wanted) {
        breaker.override(wanted);
        log.info(
                "the breaker of agent {} is {}", name, wanted == null ? "automatic again" : "forced " + wanted.state());
    }

    void listen(BreakerListener listener) {
        listeners.add(listener);
    }

    /** Another agent answered in its place. */
    void countAnsweredElsewhere() {
        answeredElsewhere.incrementAndGet();
    }

    private void changed(BreakerState state) {
        log.warn("the breaker of agent {} is {}", name, state);
        listeners.forEach(listener -> listener.changed(name, state));
    }

    @Override
    public void close() {
        client.close();
    }
}
