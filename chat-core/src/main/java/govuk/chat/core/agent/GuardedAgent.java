package govuk.chat.core.agent;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.Metadata;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
    private final Clock clock;
    private final AgentBreaker breaker;
    private final AgentBulkhead bulkhead;
    private final AgentClient client;
    private final AtomicLong answeredElsewhere = new AtomicLong();
    private final List<BreakerListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Detour> detour = new AtomicReference<>();

    /** @param agent one that takes no longer than it may; closed with this */
    public GuardedAgent(String name, AgentClient agent, ResilienceSettings settings, Clock clock) {
        this.name = name;
        this.limits = settings.bulkhead();
        this.clock = clock;
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
        return new Availability(
                breaker.state() != BreakerState.CLOSED,
                Math.min(breaker.room(), bulkhead.room()),
                limits.maxWaiting(),
                bulkhead.pace());
    }

    AgentStatus status() {
        return new AgentStatus(
                name,
                breaker.state(),
                breaker.failureShare(),
                breaker.calls(),
                breaker.lastFailure(),
                bulkhead.running(),
                answeredElsewhere.get(),
                override());
    }

    private Optional<AgentOverride> override() {
        return currentDetour().<AgentOverride>map(Detour::wanted).or(breaker::override);
    }

    void override(@Nullable BreakerOverride wanted) {
        detour.set(null);
        breaker.override(wanted);
        log.info(
                "the breaker of agent {} is {}", name, wanted == null ? "automatic again" : "forced " + wanted.state());
    }

    void detour(GuardedAgent to, RouteOverride wanted) {
        breaker.override(null);
        detour.set(new Detour(to, wanted));
        log.info("agent {} is asked in the place of agent {}", to.name, name);
    }

    /** Who is asked in its place for now. */
    Optional<GuardedAgent> detour() {
        return currentDetour().map(Detour::to);
    }

    private Optional<Detour> currentDetour() {
        var set = detour.get();
        if (set != null && !clock.instant().isBefore(set.wanted().until())) {
            detour.compareAndSet(set, null);
            return Optional.empty();
        }
        return Optional.ofNullable(set);
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

    private record Detour(GuardedAgent to, RouteOverride wanted) {}
}
