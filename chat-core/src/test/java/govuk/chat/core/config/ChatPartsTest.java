package govuk.chat.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.echo.EchoSettings;
import govuk.chat.core.health.Level;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.reply.RunnerSettings;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.service.Draft;
import govuk.chat.core.service.MessageRules;
import govuk.chat.core.service.RetentionSettings;
import govuk.chat.core.service.SignInRules;
import govuk.chat.core.setting.SettingChange;
import govuk.chat.core.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatPartsTest {
    private static final Owner VISITOR = new Owner.Visitor(new VisitorId("visitor"));

    @TempDir
    private Path directory;

    @Test
    void open_answers_andFindsItAgainAfterAStart() throws Exception {
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            var session = parts.sessions().create(VISITOR);
            var asked = parts.chat().send(VISITOR, session.id(), Draft.of("What?"));
            assertThat(parts.chat().await(asked.reply(), Await.BOUND).reply().state())
                    .isInstanceOf(ReplyState.Completed.class);
        }
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            var session = parts.sessions().latestActive(VISITOR).orElseThrow();
            assertThat(parts.storage().messages().after(session.id(), 0, 10)).hasSize(2);
        }
    }

    @Test
    void drain_handsBack_andTheNextStartAnswers() throws Exception {
        try (var parts = ChatParts.open(config(Duration.ofSeconds(30)))) {
            var session = parts.sessions().create(VISITOR);
            var reply =
                    parts.chat().send(VISITOR, session.id(), Draft.of("What?")).reply();
            Await.until("it runs", () -> parts.runner().runningCount() == 1);

            parts.drain(Duration.ZERO);

            assertThat(parts.chat().reply(VISITOR, reply.id()).state()).isInstanceOf(ReplyState.Queued.class);
        }
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            var session = parts.sessions().latestActive(VISITOR).orElseThrow();
            Await.until(
                    "the answer",
                    () -> parts.storage().messages().after(session.id(), 0, 10).size() == 2);
        }
    }

    @Test
    void override_ofAnAgent_isASetting_andHoldsAfterAStart() {
        var name = AgentOverrides.settingOf("main");
        var until = Instant.now().plusSeconds(600).toString();
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            parts.settings().change(name, Map.of("state", "open", "until", until), by(0));
            assertThat(parts.agentControls().status("main").state()).isEqualTo(BreakerState.OPEN);
        }
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            assertThat(parts.agentControls().status("main").state()).isEqualTo(BreakerState.OPEN);
            assertThat(parts.agentControls().status("main").override())
                    .hasValueSatisfying(
                            override -> assertThat(override.comment()).isEqualTo("a test"));

            parts.settings().reset(name, by(1));

            assertThat(parts.agentControls().status("main").state()).isEqualTo(BreakerState.CLOSED);
            assertThat(parts.agentControls().status("main").override()).isEmpty();
        }
    }

    @Test
    void override_thatCannotBe_isRefused_andNamesTheField() {
        var name = AgentOverrides.settingOf("main");
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            assertThatThrownBy(() -> parts.settings().change(name, Map.of("state", "open"), by(0)))
                    .hasMessageStartingWith("value.until:");
            var toNobody = Map.of("state", "route", "routeTo", "nobody", "until", "2999-01-01T00:00:00Z");
            assertThatThrownBy(() -> parts.settings().change(name, toNobody, by(0)))
                    .hasMessageStartingWith("value.routeTo:");
            assertThatThrownBy(() -> parts.settings().change(name, Map.of("state", "ajar"), by(0)))
                    .hasMessageStartingWith("value.state:");
        }
    }

    @Test
    void retention_canBeChangedWhileItRuns() {
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            parts.settings().change("retention", Map.of("messages", "P30D", "visitors", "PT1H"), by(0));

            assertThat(parts.retention().get())
                    .isEqualTo(new RetentionSettings(Duration.ofDays(30), Duration.ofHours(1), Duration.ofMinutes(10)));
            assertThatThrownBy(() ->
                            parts.settings().change("retention", Map.of("messages", "P-1D", "visitors", "PT1H"), by(1)))
                    .hasMessage("value.messages: must be a duration from PT0S to P36500D, such as PT15M or P30D.");
        }
    }

    /** Nobody stands in for a process that shares its storage with nobody. */
    @Test
    void rest_isALevel_thatPeopleAreTold() {
        try (var parts = ChatParts.open(config(Duration.ZERO))) {
            parts.runner().rest();
            Await.until("limited", () -> parts.level().standing().level() == Level.LIMITED);
            assertThat(parts.level().standing().reason()).startsWith("New answers have to wait");

            parts.runner().resume();
            Await.until("full", () -> parts.level().standing().level() == Level.FULL);
        }
    }

    private static SettingChange by(long seen) {
        return new SettingChange("user:anna", seen, "a test");
    }

    @Test
    void close_isTheEnd() {
        var parts = ChatParts.open(config(Duration.ZERO));
        parts.close();

        assertThatThrownBy(() -> parts.sessions().create(VISITOR)).isInstanceOf(ChatException.class);
    }

    @Test
    void open_storageThatCannotBeUsed_saysWhichSetting() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "no directory");

        assertThatThrownBy(() -> ChatParts.open(ChatConfig.in(file.toString())))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("dataDir")
                .hasMessageNotContaining("\n");
    }

    private ChatConfig config(Duration delayBetweenWords) {
        var usual = AgentConfig.builtIn();
        var echo = new EchoSettings(delayBetweenWords, Duration.ZERO, 0);
        var agent = new AgentConfig("", "", "", "", usual.historyLimit(), usual.limits(), usual.resilience(), echo);
        return new ChatConfig(
                StorageConfig.sqlite(directory.toString()),
                MessageRules.defaults(),
                SignInRules.defaults(),
                RunnerSettings.defaults(),
                Map.of("main", agent),
                "main",
                RetentionSettings.defaults(),
                ScreenRules.defaults(),
                RedisConfig.none());
    }
}
