package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same journeys by forms and links alone. */
@ExtendWith(OnStage.class)
final class WithoutScriptIT {
    @ParameterizedTest
    @ValueSource(ints = {1280, 375, 320})
    void ask_waitsForTheAnswerAndShowsIt(int width, Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("A **whole** answer."), FakeOpenAiAgent.saying("And another."));
        try (var person = withoutScript(stage, width)) {
            person.goTo("/");
            person.page().locator(".govuk-button--start").click();
            person.askByButton("How do I renew my passport?");
            assertThat(person.page()).hasURL(Pattern.compile("/chat/conversations/.*reply="));
            assertThat(person.questions()).containsText("How do I renew my passport?");
            assertThat(person.answers().locator("strong")).hasText("whole");

            person.askByButton("And then?");
            assertThat(person.answers().nth(1)).containsText("And another.");
            assertThat(person.questions()).hasCount(2);
        }
    }

    @Test
    void slowAnswer_canBeCheckedAgain(Stage stage) {
        var gate = new Gate();
        stage.agentWill(gate.saying("At last."));
        try (var person = withoutScript(stage, 1280)) {
            person.goTo("/chat").askByButton("Take your time");
            var checkAgain = person.page().getByText("Check again");
            assertThat(checkAgain).isVisible();

            gate.openForAll();
            checkAgain.click();

            assertThat(person.answers()).containsText("At last.");
            assertThat(checkAgain).hasCount(0);
        }
    }

    @Test
    void slowAnswer_canBeStopped(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.sayingThenSilent("This far"));
        try (var person = withoutScript(stage, 1280)) {
            person.goTo("/chat").askByButton("Go on for ever");
            person.page().getByText("Stop answering").locator("visible=true").click();

            assertThat(person.answers()).containsText("This far");
            assertThat(person.answers()).containsText("You stopped this answer.");
        }
    }

    @Test
    void emptyAndTooLongMessages_areExplainedAndKept(Stage stage) {
        try (var person = withoutScript(stage, 1280)) {
            person.goTo("/chat").askByButton("   ");
            assertThat(person.errorSummary()).containsText("Enter a question, for example");
            assertThat(person.page()).hasTitle(Pattern.compile("^Error: "));

            var response =
                    person.page().waitForResponse("**/chat/messages", () -> person.askByButton("y".repeat(1001)));
            assertThat(response.status()).isEqualTo(422);
            assertThat(person.page().locator("#message-error")).containsText("1,000 characters or less");
            assertThat(person.input()).hasValue("y".repeat(1001));
        }
    }

    @Test
    void formFromAnEndedVisit_keepsTheTextAndWorksAtTheSecondTry(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Welcome."));
        try (var person = withoutScript(stage, 1280)) {
            person.goTo("/chat");
            person.context().clearCookies();
            person.askByButton("I was away");
            assertThat(person.errorSummary()).isVisible();
            assertThat(person.input()).hasValue("I was away");

            person.sendButton().click();

            assertThat(person.answers()).containsText("Welcome.");
        }
    }

    @Test
    void failedAnswer_canBeAskedAgain(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.status(401), FakeOpenAiAgent.saying("This time."));
        try (var person = withoutScript(stage, 1280)) {
            person.goTo("/chat").askByButton("Will it work?");
            person.page().locator(".chat-retry button").click();

            assertThat(person.answers().last()).containsText("This time.");
        }
    }

    @Test
    void scriptThatDoesNotLoad_leavesThePageWorking(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("By form."));
        try (var person = stage.person(1280)) {
            person.page().route("**/chat.js", route -> route.abort());
            person.goTo("/chat").askByButton("Anybody there?");

            assertThat(person.answers()).containsText("By form.");
        }
    }

    private static Person withoutScript(Stage stage, int width) {
        return stage.person(
                new Browser.NewContextOptions().setViewportSize(width, 720).setJavaScriptEnabled(false));
    }
}
