package govuk.chat.core.config;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.agent.Agents.Agent;
import govuk.chat.core.agent.echo.EchoAgent;
import govuk.chat.core.agent.echo.EchoSettings;
import java.util.HashMap;

/**
 * One agent. What is left out (null) has its default.
 *
 * @param url {@code ws://…} or {@code wss://…} for a WebSocket agent, {@code http(s)://…/v1} for one that speaks OpenAI's chat completions,
 *     empty for the built-in demonstration
 * @param historyLimit how many earlier messages go along with a question, at most
 */
public record AgentConfig(String url, Integer historyLimit, EchoSettings echo) {
    public AgentConfig {
        url = requireNonNullElse(url, "").strip();
        historyLimit = requireNonNullElse(historyLimit, 20);
        echo = requireNonNullElseGet(echo, () -> EchoSettings.DEFAULTS);
    }

    /** The built-in demonstration. */
    public static AgentConfig builtIn() {
        return new AgentConfig("", 20, EchoSettings.DEFAULTS);
    }

    static Agents open(ChatConfig config) {
        var agents = new HashMap<String, Agent>();
        config.agents().forEach((name, agent) -> agents.put(name, new Agent(agent.client(), agent.historyLimit())));
        return new Agents(config.defaultAgent(), agents);
    }

    private AgentClient client() {
        return new EchoAgent(echo);
    }
}
