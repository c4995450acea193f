package govuk.chat.core.config;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.ResilienceSettings;
import govuk.chat.core.agent.TimeLimits;
import govuk.chat.core.agent.echo.EchoAgent;
import govuk.chat.core.agent.echo.EchoSettings;
import govuk.chat.core.agent.openai.OpenAiAgent;
import govuk.chat.core.agent.openai.OpenAiSettings;
import govuk.chat.core.agent.websocket.ConnectionSettings;
import govuk.chat.core.agent.websocket.WebSocketAgent;
import govuk.chat.core.agent.websocket.WebSocketSettings;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.SettingException;
import java.time.Clock;

/**
 * One agent. What is left out (null) has its default.
 *
 * @param url {@code ws://…} or {@code wss://…} for a WebSocket agent, {@code http(s)://…/v1} for one that speaks OpenAI's chat
 *     completions, empty for the built-in demonstration
 * @param apiKey sent as a bearer; empty if the agent wants none
 * @param model of an OpenAI-compatible agent; empty if it has only one
 * @param systemPrompt put before the conversation with an OpenAI-compatible agent; empty for none
 * @param historyLimit how many earlier messages go along with a question, at most; 0 to 1,000
 * @param limits how long an answer may take
 * @param resilience what is done when the agent fails, or has too much to do
 * @param echo how the built-in demonstration behaves
 */
public record AgentConfig(
        String url,
        String apiKey,
        String model,
        String systemPrompt,
        Integer historyLimit,
        TimeLimits limits,
        ResilienceSettings resilience,
        EchoSettings echo) {
    public AgentConfig {
        url = requireNonNullElse(url, "").strip();
        apiKey = requireNonNullElse(apiKey, "").strip();
        model = requireNonNullElse(model, "").strip();
        systemPrompt = requireNonNullElse(systemPrompt, "").strip();
        historyLimit = requireNonNullElse(historyLimit, OpenAiSettings.DEFAULT_HISTORY);
        limits = requireNonNullElseGet(limits, () -> TimeLimits.DEFAULTS);
        resilience = requireNonNullElseGet(resilience, () -> ResilienceSettings.DEFAULTS);
        echo = requireNonNullElseGet(echo, () -> EchoSettings.DEFAULTS);
        if (historyLimit < 0 || historyLimit > 1_000) {
            throw new SettingException("historyLimit", historyLimit, "0 to 1000");
        }
        var unused = AgentAddress.of(url);
    }

    /** The built-in demonstration. */
    public static AgentConfig builtIn() {
        return at("", "", "");
    }

    /** An agent at an address, every other setting as it usually is. */
    public static AgentConfig at(String url, String apiKey, String model) {
        return new AgentConfig(
                url,
                apiKey,
                model,
                "",
                OpenAiSettings.DEFAULT_HISTORY,
                TimeLimits.DEFAULTS,
                ResilienceSettings.DEFAULTS,
                EchoSettings.DEFAULTS);
    }

    /** Without the key, and without the address, which may hold one too. */
    @Override
    public String toString() {
        return "AgentConfig[model=" + model + "]";
    }

    /** What it speaks. */
    public Kind kind() {
        return switch (AgentAddress.of(url)) {
            case AgentAddress.BuiltIn builtIn -> Kind.BUILT_IN;
            case AgentAddress.Web web -> Kind.OPENAI;
            case AgentAddress.Socket socket -> Kind.WEBSOCKET;
        };
    }

    /** What an agent speaks. */
    public enum Kind {
        /** It is the demonstration in this process. */
        BUILT_IN,
        OPENAI,
        WEBSOCKET
    }

    AgentClient open(Clock clock, IdSource ids) {
        return switch (AgentAddress.of(url)) {
            case AgentAddress.BuiltIn builtIn -> new EchoAgent(echo);
            case AgentAddress.Web(var address) ->
                new OpenAiAgent(
                        new OpenAiSettings(address, apiKey, model, systemPrompt, historyLimit, limits.connect()),
                        clock);
            case AgentAddress.Socket(var address) ->
                new WebSocketAgent(new WebSocketSettings(address, apiKey, historyLimit, connections()), clock, ids);
        };
    }

    private ConnectionSettings connections() {
        var usual = ConnectionSettings.DEFAULTS;
        return new ConnectionSettings(usual.most(), limits.connect(), usual.idle(), usual.ping(), usual.reopening());
    }
}
