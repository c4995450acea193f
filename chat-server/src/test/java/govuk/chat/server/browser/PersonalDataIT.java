package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that seems to contain personal data: the person is told, and decides. */
@ExtendWith(OnStage.class)
final class PersonalDataIT {
    private static final String MAIL = "Can you write to jo@example.com?";

    @ParameterizedTest
    @CsvSource({"true, 1280", "true, 320", "false, 1280", "false, 320"})
    void warned_keepsTheText_andCanSendItAnyway(boolean withScript, int width, Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("I cannot write."));
        try (var person = person(stage, withScript, width)) {
            person.goTo("/chat").askByButton(MAIL);
            assertThat(person.errorSummary()).containsText("Your message seems to contain an email address.");
            assertThat(person.page().locator("#message-error")).containsText("an email address");
            assertThat(person.page()).hasTitle(Pattern.compile("^Error: "));
            assertThat(person.input()).hasValue(MAIL);
            assertThat(person.questions()).hasCount(0);

            sendAnyway(person).click();

            assertThat(person.answers()).containsText("I cannot write.");
            assertThat(person.questions()).containsText(MAIL);
            assertThat(person.errorSummary()).hasCount(0);
            assertThat(sendAnyway(person)).isHidden();
            assertThat(person.input()).hasValue("");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void warned_canTakeItOut(boolean withScript, Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Better."));
        try (var person = person(stage, withScript, 1280)) {
            person.goTo("/chat").askByButton(MAIL);
            assertThat(person.errorSummary()).isVisible();

            person.askByButton("Can you write to me?");

            assertThat(person.answers()).containsText("Better.");
            assertThat(person.questions()).hasCount(1);
            assertThat(person.questions()).containsText("Can you write to me?");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void warned_anotherKindPutIn_isAskedAgain(boolean withScript, Stage stage) {
        try (var person = person(stage, withScript, 1280)) {
            person.goTo("/chat").askByButton(MAIL);
            assertThat(person.errorSummary()).containsText("an email address");

            person.type(MAIL + " Or ring 07700 900123.");
            sendAnyway(person).click();

            assertThat(person.errorSummary()).containsText("an email address and a phone number");
            assertThat(person.input()).hasValue(MAIL + " Or ring 07700 900123.");
        }
    }

    @Test
    void warned_withoutItsScript_isAccessible(Stage stage) {
        try (var person = stage.person(320)) {
            person.page().route("**/chat.js", route -> route.abort());
            person.goTo("/chat").askByButton(MAIL);

            assertThat(sendAnyway(person)).isVisible();
            person.assertAccessible("warned of personal data");
        }
    }

    @Test
    void warned_withScript_byKeyboardAlone(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Sent by keyboard."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask(MAIL);
            assertThat(person.errorSummary()).isFocused();
            var keyboard = person.page().keyboard();

            keyboard.press("Tab");
            keyboard.press("Enter");
            assertThat(person.input()).isFocused();
            keyboard.press("Tab");
            assertThat(person.sendButton()).isFocused();
            keyboard.press("Tab");
            assertThat(sendAnyway(person)).isFocused();
            keyboard.press("Enter");

            assertThat(person.answers()).containsText("Sent by keyboard.");
            assertThat(person.input()).isFocused();
        }
    }

    @Test
    void warned_withScript_networkLostOnSendAnyway_triesAgainWithoutAskingAgain(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("At the second try."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask(MAIL);
            assertThat(person.errorSummary()).containsText("an email address");
            person.page().route("**/messages", route -> route.abort());
            sendAnyway(person).click();
            assertThat(person.errorSummary()).containsText("Your message was not sent.");

            person.page().unroute("**/messages");
            person.errorSummary().locator("button").click();

            assertThat(person.answers()).containsText("At the second try.");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void activeMarkup_isRefused_andTheTextKept(boolean withScript, Stage stage) {
        try (var person = person(stage, withScript, 1280)) {
            person.goTo("/chat").askByButton("<script>alert(1)</script>");

            assertThat(person.errorSummary()).containsText("has code in it that could run in a browser");
            assertThat(person.input()).hasValue("<script>alert(1)</script>");
            assertThat(sendAnyway(person)).isHidden();
            assertThat(person.questions()).hasCount(0);
        }
    }

    private static Person person(Stage stage, boolean withScript, int width) {
        return stage.person(
                new Browser.NewContextOptions().setViewportSize(width, 720).setJavaScriptEnabled(withScript));
    }

    private static Locator sendAnyway(Person person) {
        return person.page().locator("#confirm-button");
    }
}
