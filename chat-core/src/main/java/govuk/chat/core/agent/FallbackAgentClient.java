package govuk.chat.core.agent;

import govuk.chat.core.model.Metadata;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks an agent, or the one that an operator wants asked instead, and those in its place one after the other while nothing has been said. An answer of
 * another agent says whose it is, as {@value #ANSWERED_BY} in its metadata.
 */
public final class FallbackAgentClient implements AgentClient {
    /** In the metadata of an answer: the name of the agent that gave it, if it is not the one that was meant to. */
    public static final String ANSWERED_BY = "answeredBy";

    private final GuardedAgent first;
    private final List<GuardedAgent> others;

    /**
     * @param first closed with this
     * @param others in the order in which they are asked; whoever made them closes them
     */
    public FallbackAgentClient(GuardedAgent first, List<GuardedAgent> others) {
        this.first = first;
        this.others = List.copyOf(others);
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        var heard = new HeardSink(sink);
        AgentException failure = null;
        for (var agent : inOrder()) {
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

    private List<GuardedAgent> inOrder() {
        var begin = first.detour().orElse(first);
        return Stream.concat(Stream.of(begin), others.stream().filter(other -> other != begin))
                .toList();
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

    /** The room is that of the first of them that has any. It is away if all of them are. */
    public Availability availability() {
        var each = inOrder().stream().map(GuardedAgent::availability).toList();
        var usual = each.getFirst();
        var best = each.stream()
                .filter(Availability::hasRoom)
                .findFirst()
                .or(() -> each.stream().filter(now -> !now.isAway()).findFirst())
                .orElse(usual);
        var isAway = each.stream().allMatch(Availability::isAway);
        return new Availability(isAway, best.room(), usual.maxWaiting(), best.pace());
    }

    @Override
    public void close() {
        first.close();
    }
}
