package govuk.chat.core.config;

import govuk.chat.core.agent.Agents;
import govuk.chat.core.health.HealthCheck;
import govuk.chat.core.health.Level;
import govuk.chat.core.store.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a chat depends on, and what people are told when it is away. */
final class Checks {
    private Checks() {}

    static List<HealthCheck> of(Storage storage, Agents agents, Sharing sharing) {
        var checks = new ArrayList<>(List.of(database(storage), agent(agents)));
        if (sharing.state() != RedisState.NOT_CONFIGURED) {
            checks.add(redis(sharing));
        }
        return checks;
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

    /** The agent of those who ask for none, and those in its place. */
    private static HealthCheck agent(Agents agents) {
        return new HealthCheck(
                "agent",
                Level.LIMITED,
                "The assistant is not available at the moment. You can send messages: they are kept, and answered when"
                        + " it is back.",
                () -> agents.find(agents.defaultName())
                        .filter(agent -> agent.availability().get().isAway())
                        .map(agent -> "neither " + agents.defaultName() + " nor an agent in its place can be asked"));
    }

    private static HealthCheck redis(Sharing sharing) {
        return new HealthCheck(
                "redis",
                Level.LIMITED,
                "Some answers may appear all at once instead of word by word. You can go on as usual.",
                () -> sharing.state() == RedisState.AWAY
                        ? Optional.of("Redis does not do what it is asked; each server goes on alone")
                        : Optional.empty());
    }
}
