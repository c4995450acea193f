package govuk.chat.core.agent;

/** Takes the pieces of an answer in order. Called by one thread at a time; quick, never blocks on a reader. */
@FunctionalInterface
public interface DeltaSink {
    /**
     * The next piece. Empty pieces are ignored.
     *
     * @throws AgentException ({@code ANSWER_TOO_LONG}) when the answer has grown past its limit: the agent's call is then to be ended
     */
    void delta(String text);
}
