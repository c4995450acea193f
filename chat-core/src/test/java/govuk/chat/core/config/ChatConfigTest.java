package govuk.chat.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.ResilienceSettings;
import govuk.chat.core.agent.TimeLimits;
import govuk.chat.core.agent.echo.EchoSettings;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.reply.RunnerSettings;
import govuk.chat.core.service.MessageRules;
import govuk.chat.core.service.SignInRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // what is left out is null, as Jackson leaves it
final class ChatConfigTest {
    @Test
    void chat_leftOut_hasItsDefault() {
        var config = new ChatConfig(null, null, null, null, null, null, null, null);

        assertThat(config).isEqualTo(ChatConfig.in("./data"));
        assertThat(config.storage()).isEqualTo(StorageConfig.sqlite("./data"));
        assertThat(config.messages()).isEqualTo(MessageRules.defaults());
        assertThat(config.signIns()).isEqualTo(SignInRules.defaults());
        assertThat(config.replies()).isEqualTo(RunnerSettings.defaults());
        assertThat(config.agents()).isEqualTo(Map.of("main", AgentConfig.builtIn()));
        assertThat(config.defaultAgent()).isEqualTo("main");
        assertThat(new ChatConfig(null, null, null, null, Map.of(), null, null, null))
                .isEqualTo(config);
    }

    @Test
    void chat_defaultAgentThatIsNone() {
        var agents = Map.of("benefits", AgentConfig.builtIn());

        assertThat(new ChatConfig(null, null, null, null, agents, "benefits", null, null).agents())
                .isEqualTo(agents);
        assertThatThrownBy(() -> new ChatConfig(null, null, null, null, agents, "taxes", null, null))
                .isInstanceOf(SettingException.class)
                .hasMessage("defaultAgent is \"taxes\": expected one of [benefits]");
    }

    @Test
    void storage_leftOut_hasItsDefault() {
        var storage = new StorageConfig(null, " ", null, null, null, null);

        assertThat(storage).isEqualTo(StorageConfig.sqlite("./data"));
        assertThat(storage.databaseUrl()).isEmpty();
        assertThat(storage.connections()).isEqualTo(10);
        assertThat(storage.timeLimit()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void storage_showsNoSecrets() {
        var storage = new StorageConfig(
                "data", " jdbc:postgresql://db/chat?password=hunter2 ", "chat", "hunter3", 10, Duration.ofSeconds(5));

        assertThat(storage.databaseUrl()).startsWith("jdbc:");
        assertThat(storage).hasToString("PostgreSQL");
        assertThat(StorageConfig.sqlite("/srv/chat")).hasToString("SQLite in /srv/chat");
    }

    @Test
    void agent_historyLimitOutOfBounds() {
        var echo = EchoSettings.DEFAULTS;

        for (var limit : new int[] {-1, 1_001}) {
            assertThatThrownBy(() -> agent(limit))
                    .isInstanceOf(SettingException.class)
                    .hasMessage("historyLimit is " + limit + ": expected 0 to 1000");
        }
        assertThat(agent(0).echo()).isEqualTo(echo);
        assertThat(agent(1_000).historyLimit()).isEqualTo(1_000);
    }

    private static AgentConfig agent(int historyLimit) {
        return new AgentConfig("", "", "", "", historyLimit, null, null, null);
    }

    @Test
    void agent_leftOut_hasItsDefault() {
        assertThat(new AgentConfig(null, null, null, null, null, null, null, null))
                .isEqualTo(AgentConfig.builtIn());
        assertThat(AgentConfig.builtIn().historyLimit()).isEqualTo(20);
        assertThat(AgentConfig.builtIn().limits()).isEqualTo(TimeLimits.DEFAULTS);
        assertThat(AgentConfig.builtIn().resilience()).isEqualTo(ResilienceSettings.DEFAULTS);
    }

    @Test
    void agent_fallbackThatIsNone_orItself() {
        for (var fallback : List.of("nobody", "benefits")) {
            var resilience = new ResilienceSettings(null, null, null, List.of(fallback));
            var agents = Map.of(
                    "benefits",
                    new AgentConfig(null, null, null, null, null, null, resilience, null),
                    "taxes",
                    AgentConfig.builtIn());

            assertThatThrownBy(() -> new ChatConfig(null, null, null, null, agents, "taxes", null, null))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("agents.benefits.resilience.fallbacks is \"" + fallback
                            + "\": expected names of other agents, from [");
        }
    }

    @Test
    void agent_showsNoSecrets() {
        assertThat(AgentConfig.at("https://user:hunter2@agent/v1", "hunter3", "gpt"))
                .hasToString("AgentConfig[model=gpt]");
        assertThat(ChatConfig.in("data").toString()).doesNotContain("apiKey");
    }

    @Test
    void agent_isChosenByItsAddress() {
        for (var url : List.of("", "http://127.0.0.1:1/v1", "HTTPS://127.0.0.1:1/v1", "ws://127.0.0.1:1/ws")) {
            try (var client = AgentConfig.at(url, "", "").open(Clock.systemUTC(), () -> "id")) {
                assertThat(client).isNotNull();
            }
        }
    }

    @Test
    void agent_addressThatIsNone_isNotRepeated() {
        for (var url : List.of("ftp://hunter2@host", "http://ho st/hunter2")) {
            assertThatThrownBy(() -> AgentConfig.at(url, "", ""))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("url is ")
                    .hasMessageNotContaining("hunter2");
        }
    }
}
