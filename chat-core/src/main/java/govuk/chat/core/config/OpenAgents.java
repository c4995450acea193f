package govuk.chat.core.config;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Agents.Agent;
import govuk.chat.core.agent.TimeLimitedAgentClient;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.SettingException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** The agents of a chat with what they share: one timer that watches all their time limits. */
record OpenAgents(Agents agents, ScheduledExecutorService timer) implements AutoCloseable {
    static OpenAgents open(ChatConfig config, Clock clock, IdSource ids) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("agent-limits").daemon().factory());
        try {
            var agents = new LinkedHashMap<String, Agent>();
            config.agents().forEach((name, agent) -> {
                var client = named(name, () -> agent.open(clock, ids));
                agents.put(
                        name,
                        new Agent(new TimeLimitedAgentClient(client, agent.limits(), timer), agent.historyLimit()));
            });
            return new OpenAgents(new Agents(config.defaultAgent(), agents), timer);
        } catch (RuntimeException e) {
            timer.shutdownNow();
            throw e;
        }
    }

    /** A setting that is refused is told with the agent's name. */
    private static AgentClient named(String name, Supplier<AgentClient> client) {
        try {
            return client.get();
        } catch (SettingException e) {
            throw e.within("agents." + name);
        }
    }

    @Override
    public void close() {
        agents.close();
        timer.shutdownNow();
    }
}
