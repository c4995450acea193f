package govuk.chat.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.echo.EchoSettings;
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
import govuk.chat.core.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
                ScreenRules.defaults());
    }
}
