package govuk.chat.core.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The configured agents by name, one of them the default. Closing it closes them all. */
public final class Agents implements AutoCloseable {
    private final String defaultName;
    private final Map<String, Agent> byName;

    /** @param byName in the order in which they are offered; must hold {@code defaultName} */
    public Agents(String defaultName, Map<String, Agent> byName) {
        if (!byName.containsKey(defaultName)) {
            throw new IllegalArgumentException("there is no agent named " + defaultName);
        }
        this.defaultName = defaultName;
        this.byName = new LinkedHashMap<>(byName);
    }

    public String defaultName() {
        return defaultName;
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** Empty if no agent has that name (any more). */
    public Optional<Agent> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public void close() {
        byName.values().forEach(agent -> agent.client().close());
    }

    /**
     * One agent.
     *
     * @param historyLimit how many earlier messages it is given with a question, at most; 0 for none
     * @param availability whether it can be asked now
     */
    public record Agent(AgentClient client, int historyLimit, Supplier<Availability> availability) {
        /** One that takes whatever comes. */
        public Agent(AgentClient client, int historyLimit) {
            this(client, historyLimit, () -> Availability.UNLIMITED);
        }
    }
}
