package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page while the agent is away. Has a server of its own, since it would be away for everybody. */
@ExtendWith(OnStage.class)
final class AgentAwayIT {
    @Test
    void agentAway_thePageSaysSo_andShowsTheAnswerWhenItIsBack(Stage stage, @TempDir Path data) throws Exception {
        try (var agent = new FakeOpenAiAgent().always(FakeOpenAiAgent.status(503));
                var server = RunningServer.start(data, variables(agent));
                var person = stage.person(1280)) {
            // The failure that opens the breaker.
            server.visitor().send("Hello?");
            person.page().navigate(server.uri("/chat").toString());

            person.ask("Are you there?");

            var waiting = person.page().locator(".chat-waiting");
            assertThat(waiting).containsText("The assistant is not available at the moment. Your message is saved");
            assertThat(person.status()).containsText("Your messages are saved");
            person.assertAccessible("waiting for an agent that is away");

            agent.always(FakeOpenAiAgent.saying("Here I am."));

            person.awaitAnswers(1);
            assertThat(person.status()).hasText("Connected.");
            assertThat(waiting).hasCount(0);
        }
    }

    private static Map<String, String> variables(FakeOpenAiAgent agent) {
        return Map.of(
                "AI_AGENT_URL", agent.url().toString(),
                "AI_AGENT_RETRIES", "0",
                "AI_AGENT_BREAKER_CALLS", "1",
                "AI_AGENT_BREAKER_OPEN", "3s");
    }
}
