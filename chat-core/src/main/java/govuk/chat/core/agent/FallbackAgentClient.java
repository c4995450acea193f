package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks an agent, and those in its place one after the other while nothing has been said. An answer of another agent says whose it is,
 * as {@value #ANSWERED_BY} in its metadata.
 */
public final class FallbackAgentClient implements AgentClient {
    /** In the metadata of an answer: the name of the agent that gave it, if it is not the one that was meant to. */
    public static final String ANSWERED_BY = "answeredBy";

    private final GuardedAgent first;
    private final List<GuardedAgent> all;

    /**
     * @param first closed with this
     * @param others in the order in which they are asked; whoever made them closes them
     */
    public FallbackAgentClient(GuardedAgent first, List<GuardedAgent> others) {
        this.first = first;
        this.all = Stream.concat(Stream.of(first), others.stream()).toList();
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var heard = new HeardSink(sink);
        AgentException failure = null;
        for (var agent : all) {
            try {
                return signed(agent, agent.ask(request, heard));
            } catch (AgentException next) {
                if (heard.hasWords()) {
                    throw next;
                }
                failure = worthTelling(failure, next);
            }
        }
        throw failure;
    }

    /** That one could not be asked says least: it is what is told only if none could. */
    private static AgentException worthTelling(@Nullable AgentException before, AgentException next) {
        return before == null || !(next instanceof AgentNotReadyException) ? next : before;
    }

    private Metadata signed(GuardedAgent agent, Metadata metadata) {
        if (agent == first) {
            return metadata;
        }
        first.countAnsweredElsewhere();
        return metadata.with(ANSWERED_BY, agent.name());
    }

    /** Of the first of them that would take a question now; if none would, of the one that will. */
    public Availability availability() {
        var usual = first.availability();
        var each = all.stream().map(GuardedAgent::availability).toList();
        var best = each.stream()
                .filter(Availability::hasRoom)
                .findFirst()
                .or(() -> each.stream().filter(now -> !now.isAway()).findFirst())
                .orElse(usual);
        return new Availability(best.isAway(), best.room(), usual.maxWaiting(), best.pace());
    }

    @Override
    public void close() {
        first.close();
    }
}
