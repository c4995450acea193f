package govuk.chat.core.config;

import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Agents.Agent;
import govuk.chat.core.agent.TimeLimitedAgentClient;
import govuk.chat.core.model.SettingException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The agents of a chat with what they share: one timer that watches all their time limits. */
record OpenAgents(Agents agents, ScheduledExecutorService timer) implements AutoCloseable {
    static OpenAgents open(ChatConfig config, Clock clock) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("agent-limits").daemon().factory());
        try {
            var agents = new LinkedHashMap<String, Agent>();
            config.agents().forEach((name, agent) -> agents.put(name, open(name, agent, timer, clock)));
            return new OpenAgents(new Agents(config.defaultAgent(), agents), timer);
        } catch (RuntimeException e) {
            timer.shutdownNow();
            throw e;
        }
    }

    private static Agent open(String name, AgentConfig config, ScheduledExecutorService timer, Clock clock) {
        try {
            return new Agent(
                    new TimeLimitedAgentClient(config.open(clock), config.limits(), timer), config.historyLimit());
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
