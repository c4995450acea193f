package govuk.chat.core.config;

import govuk.chat.core.agent.AgentControls;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.health.HealthCheck;
import govuk.chat.core.health.Level;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.store.Storage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a chat depends on: the one place where a new dependency is added. */
final class Health {
    private Health() {}

    static List<HealthCheck> checks(Storage storage, Agents agents) {
        return List.of(database(storage), agent(agents));
    }

    /** All circuit breakers, by what they guard. */
    static Map<String, BreakerState> breakers(Storage storage, AgentControls agents) {
        var states = new TreeMap<>(storage.breakers());
        for (var agent : agents.statuses()) {
            states.put(
                    "agent:" + agent.name(), BreakerState.valueOf(agent.state().name()));
        }
        return states;
    }

    private static HealthCheck database(Storage storage) {
        return new HealthCheck(
                "database",
                Level.OFFLINE,
                "We cannot reach your conversations at the moment. Nothing that was saved is lost. Try again in a few"
                        + " minutes.",
                () -> {
                    storage.check();
                    return Optional.empty();
                });
    }

    /** The default one, and those that are asked in its place: most people are answered by them. */
    private static HealthCheck agent(Agents agents) {
        return new HealthCheck(
                "agent",
                Level.LIMITED,
                "The assistant cannot be reached at the moment. Your messages are saved and will be answered as soon as"
                        + " it can.",
                () -> agents.find(agents.defaultName())
                        .filter(agent -> agent.availability().get().isAway())
                        .map(away -> "it failed too often of late and is not asked"));
    }
}
