package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;

/** Asks an agent only while it has a free place; throws {@link AgentNotReadyException} at once if it has none. */
final class BulkheadAgentClient implements AgentClient {
    private final AgentClient agent;
    private final AgentBulkhead bulkhead;

    /** @param agent closed with this */
    BulkheadAgentClient(AgentClient agent, AgentBulkhead bulkhead) {
        this.agent = agent;
        this.bulkhead = bulkhead;
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        if (!bulkhead.tryEnter()) {
            throw AgentFailures.full();
        }
        var begun = System.nanoTime();
        try {
            return agent.ask(request, sink);
        } finally {
            bulkhead.leave(System.nanoTime() - begun);
        }
    }

    @Override
    public void close() {
        agent.close();
    }
}
