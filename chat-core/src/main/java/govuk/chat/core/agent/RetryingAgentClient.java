package govuk.chat.core.agent;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks an agent again that failed, as long as it has not said a word. The pauses can be interrupted like the calls. One that did not
 * answer in time is not asked again: the person has waited for it long enough.
 */
final class RetryingAgentClient implements AgentClient {
    private static final Set<ErrorCode> PASSING =
            EnumSet.of(ErrorCode.AGENT_UNAVAILABLE, ErrorCode.AGENT_BUSY, ErrorCode.AGENT_ERROR);

    private final AgentClient agent;
    private final RetrySettings settings;

    /** @param agent closed with this */
    RetryingAgentClient(AgentClient agent, RetrySettings settings) {
        this.agent = agent;
        this.settings = settings;
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var heard = new HeardSink(sink);
        for (var failures = 1; ; failures++) {
            try {
                return agent.ask(request, heard);
            } catch (AgentException failure) {
                if (heard.hasWords() || failures > settings.retries() || !mayPass(failure)) {
                    throw failure;
                }
                Thread.sleep(settings.pause(
                        failures,
                        failure.retryAfter(),
                        ThreadLocalRandom.current().nextDouble()));
            }
        }
    }

    private boolean mayPass(AgentException failure) {
        return !(failure instanceof AgentNotReadyException)
                && PASSING.contains(failure.code())
                && settings.allowsFor(failure.retryAfter());
    }

    @Override
    public void close() {
        agent.close();
    }
}
