package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Ends calls that take too long: the calling thread is interrupted, which stops the agent's work, and the call throws
 * {@code AGENT_TIMEOUT}. An interrupt from elsewhere stays {@code InterruptedException}; if one comes in the very moment in which a
 * limit lapses, the limit is what is reported. When a call has ended no interrupt of ours can hit the thread any more.
 */
public final class TimeLimitedAgentClient implements AgentClient {
    private final AgentClient agent;
    private final TimeLimits limits;
    private final ScheduledExecutorService scheduler;

    /**
     * @param agent closed with this
     * @param scheduler may be shared by all agents, one thread is enough; stays open. Best one that removes cancelled tasks, since
     *     each call leaves one
     */
    public TimeLimitedAgentClient(AgentClient agent, TimeLimits limits, ScheduledExecutorService scheduler) {
        this.agent = agent;
        this.limits = limits;
        this.scheduler = scheduler;
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var watch = new CallWatch(limits, scheduler, Thread.currentThread());
        watch.begin();
        try {
            return agent.ask(request, piece -> {
                watch.heard();
                sink.delta(piece);
            });
        } catch (InterruptedException ended) {
            if (watch.end()) {
                throw AgentFailures.tooLate(ended);
            }
            throw ended;
        } finally {
            watch.end();
        }
    }

    @Override
    public void close() {
        agent.close();
    }
}
