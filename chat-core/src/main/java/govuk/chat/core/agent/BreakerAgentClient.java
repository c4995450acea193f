package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;

/**
 * Asks an agent only while its breaker lets calls through, and tells the breaker how they went. A call that fails without a word, and
 * leaves the breaker open, throws {@link AgentNotReadyException}: from then on the question waits like those that come after it.
 */
final class BreakerAgentClient implements AgentClient {
    private final AgentClient agent;
    private final AgentBreaker breaker;

    /** @param agent closed with this */
    BreakerAgentClient(AgentClient agent, AgentBreaker breaker) {
        this.agent = agent;
        this.breaker = breaker;
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        try (var pass = breaker.enter().orElseThrow(AgentFailures::away)) {
            var heard = new HeardSink(sink, pass::answering);
            try {
                return ask(request, heard, pass);
            } catch (AgentException failure) {
                var speaksAgainstIt = pass.failed(failure.code());
                throw speaksAgainstIt && !heard.hasWords() && breaker.state() == BreakerState.OPEN
                        ? AgentFailures.away(failure)
                        : failure;
            }
        }
    }

    private Metadata ask(AgentRequest request, HeardSink heard, AgentBreaker.Pass pass) throws InterruptedException {
        var metadata = agent.ask(request, heard);
        if (!heard.hasWords()) {
            throw AgentFailures.empty();
        }
        pass.answered();
        return metadata;
    }

    @Override
    public void close() {
        agent.close();
    }
}
