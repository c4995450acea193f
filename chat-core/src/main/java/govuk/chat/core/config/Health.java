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
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What a chat depends on: the one place where a new dependency is added. */
final class Health {
    private Health() {}

    static List<HealthCheck> checks(Storage storage, Agents agents, Sharing sharing) {
        var always = List.of(database(storage), agent(agents));
        return sharing.state() == RedisState.NOT_CONFIGURED
                ? always
                : Stream.concat(always.stream(), Stream.of(redis(sharing))).toList();
    }

    /** For a process that nobody stands in for while it rests. */
    static HealthCheck taking(BooleanSupplier isResting) {
        return new HealthCheck(
                "replies",
                Level.LIMITED,
                "New answers have to wait for a few minutes. Your messages are saved and will be answered.",
                () -> isResting.getAsBoolean()
                        ? Optional.of("it is drained: somebody has it begin no more answers")
                        : Optional.empty());
    }

    /** All circuit breakers, by what they guard. */
    static Map<String, BreakerState> breakers(Storage storage, AgentControls agents, Sharing sharing) {
        var states = new TreeMap<>(storage.breakers());
        agents.statuses().forEach(agent -> states.put("agent:" + agent.name(), agent.state()));
        switch (sharing.state()) {
            case WELL -> states.put("redis", BreakerState.CLOSED);
            case AWAY -> states.put("redis", BreakerState.OPEN);
            case NOT_CONFIGURED -> {
                // There is nothing to guard.
            }
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

    private static HealthCheck redis(Sharing sharing) {
        return new HealthCheck(
                "redis",
                Level.LIMITED,
                "Some answers may appear all at once instead of word by word. You can go on as usual.",
                () -> sharing.state() == RedisState.AWAY
                        ? Optional.of("it does not do what it is asked; each server goes on alone")
                        : Optional.empty());
    }
}
