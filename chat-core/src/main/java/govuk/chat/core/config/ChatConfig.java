package govuk.chat.core.config;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import govuk.chat.core.model.SettingException;
import govuk.chat.core.reply.RunnerSettings;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.service.MessageRules;
import govuk.chat.core.service.RetentionSettings;
import govuk.chat.core.service.SignInRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a chat needs to know. What is left out (null) has its default.
 *
 * @param agents the configured agents by name; the built-in one, named {@code main}, if there is none
 * @param defaultAgent the agent of sessions that ask for none; {@code main} by default
 * @param retention how long things are kept
 * @param screens what is looked for in what people write
 */
public record ChatConfig(
        StorageConfig storage,
        MessageRules messages,
        SignInRules signIns,
        RunnerSettings replies,
        Map<String, AgentConfig> agents,
        String defaultAgent,
        RetentionSettings retention,
        ScreenRules screens) {
    private static final String USUAL_AGENT = "main";

    public ChatConfig {
        storage = requireNonNullElseGet(storage, () -> StorageConfig.sqlite("./data"));
        messages = requireNonNullElseGet(messages, MessageRules::defaults);
        signIns = requireNonNullElseGet(signIns, SignInRules::defaults);
        replies = requireNonNullElseGet(replies, RunnerSettings::defaults);
        agents = isNone(agents) ? Map.of(USUAL_AGENT, AgentConfig.builtIn()) : Map.copyOf(agents);
        defaultAgent = requireNonNullElse(defaultAgent, USUAL_AGENT);
        retention = requireNonNullElseGet(retention, RetentionSettings::defaults);
        screens = requireNonNullElseGet(screens, ScreenRules::defaults);
        if (!agents.containsKey(defaultAgent)) {
            throw new SettingException("defaultAgent", "\"" + defaultAgent + "\"", "one of " + agents.keySet());
        }
        requireFallbacks(agents);
    }

    /** SQLite in a directory, the built-in agent, and every other setting as it usually is. */
    public static ChatConfig in(String dataDirectory) {
        return new ChatConfig(
                StorageConfig.sqlite(dataDirectory),
                MessageRules.defaults(),
                SignInRules.defaults(),
                RunnerSettings.defaults(),
                Map.of(USUAL_AGENT, AgentConfig.builtIn()),
                USUAL_AGENT,
                RetentionSettings.defaults(),
                ScreenRules.defaults());
    }

    /** The same with other screens. */
    public ChatConfig screening(ScreenRules others) {
        return new ChatConfig(storage, messages, signIns, replies, agents, defaultAgent, retention, others);
    }

    private static void requireFallbacks(Map<String, AgentConfig> agents) {
        agents.forEach((name, agent) -> agent.resilience().fallbacks().forEach(fallback -> {
            if (!agents.containsKey(fallback) || fallback.equals(name)) {
                throw new SettingException(
                        "agents." + name + ".resilience.fallbacks",
                        "\"" + fallback + "\"",
                        "names of other agents, from " + agents.keySet());
            }
        }));
    }

    private static boolean isNone(@Nullable Map<String, AgentConfig> agents) {
        return agents == null || agents.isEmpty();
    }
}
