package govuk.chat.core.config;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentControls;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Agents.Agent;
import govuk.chat.core.agent.FallbackAgentClient;
import govuk.chat.core.agent.GuardedAgent;
import govuk.chat.core.agent.TimeLimitedAgentClient;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.SettingException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** The agents of a chat with what they share: one timer that watches all their time limits. */
record OpenAgents(Agents agents, AgentControls controls, ScheduledExecutorService timer) implements AutoCloseable {
    static OpenAgents open(ChatConfig config, Clock clock, IdSource ids) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("agent-limits").daemon().factory());
        try {
            var guarded = new LinkedHashMap<String, GuardedAgent>();
            config.agents().forEach((name, agent) -> {
                var client = named(name, () -> agent.open(clock, ids));
                guarded.put(
                        name,
                        new GuardedAgent(
                                name,
                                new TimeLimitedAgentClient(client, agent.limits(), timer),
                                agent.resilience(),
                                clock));
            });
            var agents = new Agents(config.defaultAgent(), withFallbacks(config.agents(), guarded));
            return new OpenAgents(agents, new AgentControls(List.copyOf(guarded.values())), timer);
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

    @SuppressWarnings("NullAway") // the settings were checked: each fallback is the name of an agent
    private static Map<String, Agent> withFallbacks(
            Map<String, AgentConfig> configs, Map<String, GuardedAgent> guarded) {
        var agents = new LinkedHashMap<String, Agent>();
        configs.forEach((name, config) -> {
            var others =
                    config.resilience().fallbacks().stream().map(guarded::get).toList();
            var client = new FallbackAgentClient(guarded.get(name), others);
            agents.put(name, new Agent(client, config.historyLimit(), client::availability));
        });
        return agents;
    }

    @Override
    public void close() {
        agents.close();
        timer.shutdownNow();
    }
}
