package govuk.chat.core.agent;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.util.Comparator;
import java.util.List;

/** Looks at the agents of this process and overrules their breakers. Safe for use by many threads. */
public final class AgentControls {
    private final List<GuardedAgent> agents;

    public AgentControls(List<GuardedAgent> agents) {
        this.agents =
                agents.stream().sorted(Comparator.comparing(GuardedAgent::name)).toList();
    }

    /** All agents, by name. */
    public List<AgentStatus> statuses() {
        return agents.stream().map(GuardedAgent::status).toList();
    }

    /** @throws ChatException {@code NOT_FOUND} */
    public AgentStatus status(String agent) {
        return find(agent).status();
    }

    /**
     * Forces a breaker open or closed, or has another agent asked, until the override expires by itself or is taken back. It takes the place of the
     * one before.
     *
     * @throws ChatException {@code NOT_FOUND} if there is no such agent, or none to go to
     */
    public AgentStatus override(String agent, AgentOverride wanted) {
        switch (wanted) {
            case BreakerOverride breaker -> find(agent).override(breaker);
            case RouteOverride route -> find(agent).detour(find(route.to()), route);
        }
        return status(agent);
    }

    /** Lets an agent's breaker decide by itself again, and has it asked itself. @throws ChatException {@code NOT_FOUND} */
    public AgentStatus automatic(String agent) {
        find(agent).override(null);
        return status(agent);
    }

    /** Has {@code listener} told of every change from now on. */
    public void listen(BreakerListener listener) {
        agents.forEach(agent -> agent.listen(listener));
    }

    private GuardedAgent find(String name) {
        return agents.stream()
                .filter(agent -> agent.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ChatException(ErrorCode.NOT_FOUND, "There is no agent of that name."));
    }
}
