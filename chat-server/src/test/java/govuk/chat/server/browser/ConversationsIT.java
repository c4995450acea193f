package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming back to conversations, naming, keeping and deleting them. */
@ExtendWith(OnStage.class)
final class ConversationsIT {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void renameDownloadAndDelete(boolean withScript, Stage stage) throws IOException {
        stage.agentWill(FakeOpenAiAgent.saying("The answer."));
        try (var person = stage.person(new Browser.NewContextOptions().setJavaScriptEnabled(withScript))) {
            person.goTo("/chat").askByButton("What is the question?");
            assertThat(person.answers()).containsText("The answer.");
            var page = person.page();

            page.navigate("/chat/conversations");
            var titles = page.locator(".chat-conversations__title");
            assertThat(titles).hasText("What is the question?");
            page.getByText("Rename").click();
            page.locator("#title").fill("z".repeat(101));
            page.locator("button[type='submit']").click();
            assertThat(person.errorSummary()).containsText("100 characters or less");
            page.locator("#title").fill("My passport");
            page.locator("button[type='submit']").click();
            assertThat(titles).hasText("My passport");

            var text = content(page.waitForDownload(
                    () -> page.getByText("Download as text").click()));
            assertThat(text).contains("My passport", "You, ", "What is the question?", "Assistant, ", "The answer.");
            var json = content(page.waitForDownload(
                    () -> page.getByText("Download as JSON").click()));
            assertThat(json).contains("\"role\" : \"assistant\"", "\"content\" : \"The answer.\"");

            page.locator(".chat-actions").getByText("Delete").click();
            assertThat(page.locator("h1")).containsText("Do you want to delete");
            page.getByText("No, keep it").click();
            assertThat(page.locator("h1")).hasText("My passport");
            page.getByText("Delete it").click();
            page.getByText("Yes, delete it").click();
            assertThat(page.locator("h1")).hasText("Conversation deleted");
            page.navigate("/chat/conversations");
            assertThat(page.locator("main")).containsText("You have no conversations yet.");
        }
    }

    @Test
    void chat_opensTheConversationUsedLast(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("First."), FakeOpenAiAgent.saying("Second."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("One");
            person.awaitAnswers(1);
            person.goTo("/chat/new");
            assertThat(person.questions()).hasCount(0);
            person.ask("Two");
            person.awaitAnswers(1);

            person.goTo("/chat");

            assertThat(person.questions()).hasText(Pattern.compile("Two"));
            person.goTo("/chat/conversations");
            assertThat(person.page().locator(".chat-conversations__title")).hasCount(2);
        }
    }

    @Test
    void anothersConversation_isNotFound(Stage stage) {
        try (var person = stage.person(1280);
                var stranger = stage.person(1280)) {
            person.goTo("/chat").ask("Private");
            person.awaitAnswers(1);

            var response = stranger.page().navigate(person.page().url());

            assertThat(response.status()).isEqualTo(404);
            assertThat(stranger.page().locator("h1")).hasText("Page not found");
            assertThat(stranger.page().locator("body")).not().containsText("Private");
        }
    }

    @Test
    void longConversation_showsTheLastFiftyAndALinkToEarlierOnes(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Number 1");
            person.awaitAnswers(1);
            person.page().evaluate("""
                async () => {
                  const id = location.pathname.split('/').pop()
                  for (let number = 2; number <= 30; number++) {
                    await fetch(`/api/v1/sessions/${id}/messages`, {
                      method: 'POST',
                      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
                      body: JSON.stringify({ content: `Number ${number}` })
                    })
                  }
                }\
                """);
            person.page().reload();
            assertThat(person.page().locator("#chat-messages > li")).hasCount(50);
            assertThat(person.questions().last()).containsText("Number 30");

            person.page().getByText("Show earlier messages").click();

            assertThat(person.page().locator("#chat-messages > li")).hasCount(10);
            assertThat(person.questions().first()).containsText("Number 1");
            person.page().getByText("Go to the latest messages").click();
            assertThat(person.questions().last()).containsText("Number 30");
        }
    }

    private static String content(Download download) throws IOException {
        try (var in = download.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
