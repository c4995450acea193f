package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;

/** Asks one configured agent. Safe for use by many threads; each call blocks its own (virtual) thread. */
public interface AgentClient extends AutoCloseable {
    /**
     * Asks and hands on the answer as it comes; returns when it is whole. The answer is exactly what went to {@code sink}, piece
     * by piece; an agent that does not stream gives it one piece.
     *
     * <p>Interrupting the thread stops the agent's work at once (it is told, or its connection is closed), and the call throws
     * {@code InterruptedException}. Nothing goes to {@code sink} after the call has ended.
     *
     * @return what the agent says about its answer ({@code agentType}, {@code confidence}, {@code sources}); may be empty
     * @throws AgentException when there is no whole answer, with a sentence fit for the person who asked
     */
    Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException;

    /** Ends all connections. Calls under way end with {@link AgentException}. */
    @Override
    void close();
}
