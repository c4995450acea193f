package govuk.chat.core.reply;

import static java.util.stream.Collectors.toSet;

import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Availability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose replies may be claimed, and how many: none of an agent that is away or full, and none past those that wait for it. Safe for
 * use by many threads.
 */
final class AgentQueues {
    private final Agents agents;
    private final Set<String> waitedFor = ConcurrentHashMap.newKeySet();

    AgentQueues(Agents agents) {
        this.agents = agents;
    }

    /** The agents whose new questions go to the end of the queue. */
    Set<String> closed() {
        return agents.names().stream()
                .filter(name -> waitedFor.contains(name) || !availability(name).hasRoom())
                .collect(toSet());
    }

    /** A reply of an agent is queued; true if it can be claimed at once. */
    boolean isDue(String agent) {
        waitedFor.add(agent);
        return availability(agent).hasRoom();
    }

    boolean isWaitedFor(String agent) {
        return waitedFor.contains(agent);
    }

    /** Whether somebody waits for an agent that has room. */
    boolean canGoOn() {
        return waitedFor.stream().anyMatch(name -> availability(name).hasRoom());
    }

    /** One that nobody knows (any more) has room: its replies have only to be ended. */
    Availability availability(String agent) {
        return agents.find(agent).map(found -> found.availability().get()).orElse(Availability.UNLIMITED);
    }

    /**
     * What to claim, one after the other: first of all agents with room for {@code most} together, then of each that has less. Each also
     * takes replies that have only to be ended.
     */
    List<Batch> batches(int most) {
        var ample = new HashSet<String>();
        var batches = new ArrayList<Batch>();
        for (var name : agents.names()) {
            var room = availability(name).room();
            if (room >= most) {
                ample.add(name);
            } else if (room > 0) {
                batches.add(batch(Set.of(name), room));
            } else {
                // Perhaps; nobody has looked. Whoever comes next stands behind those who may be there.
                waitedFor.add(name);
            }
        }
        batches.addFirst(batch(ample, most));
        return batches;
    }

    private Batch batch(Set<String> of, int limit) {
        var others = new HashSet<>(agents.names());
        others.removeAll(of);
        return new Batch(of, others, limit);
    }

    /** To be called before a batch is claimed: who comes while it is, is noted for the next. */
    void begin(Batch batch) {
        waitedFor.removeAll(batch.agents());
    }

    void mayBeMore(Batch batch) {
        waitedFor.addAll(batch.agents());
    }

    /** @param leftOut all agents but {@code agents} */
    record Batch(Set<String> agents, Set<String> leftOut, int limit) {}
}
