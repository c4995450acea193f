package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and state against WCAG 2.2 AA, wide and narrow, light and dark. */
@ExtendWith(OnStage.class)
final class AccessibilityIT {
    private static final String RICH_ANSWER = """
        # Renewing

        You need **two** things:

        1. a form
        2. a photo

        - see [the guide](https://www.gov.uk/renew)

        > quoted

        `code` and

        ```
        a very long line of code that does not fit on a narrow screen, whatever one does with it, so it scrolls
        ```

        ![a picture](https://elsewhere.example/cat.png)
        averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongword
        """;

    static Stream<Arguments> looks() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours -> Stream.of(1280, 320).map(width -> Arguments.of(width, colours)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void pages(int width, ColorScheme colours, Stage stage) {
        try (var person = stage.person(look(width, colours))) {
            for (var path : List.of(
                    "/", "/chat", "/cookies", "/privacy", "/accessibility", "/nowhere", "/chat/conversations")) {
                person.goTo(path).assertAccessible(path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void statesOfAConversation(int width, ColorScheme colours, Stage stage) {
        var gate = new Gate();
        stage.agentWill(
                FakeOpenAiAgent.saying(RICH_ANSWER), FakeOpenAiAgent.status(401), gate.saying("Being", " written"));
        try (var person = stage.person(look(width, colours))) {
            person.goTo("/chat").ask("Tell me all");
            person.awaitAnswers(1);
            person.assertAccessible("answered");
            person.ask("And fail");
            person.awaitAnswers(2);
            person.assertAccessible("failed answer");
            person.ask("And take your time");
            gate.open();
            assertThat(person.answers().last()).containsText("Being");
            person.assertAccessible("being written");
            gate.openForAll();
            person.awaitAnswers(3);

            person.sendButton().click();
            assertThat(person.errorSummary()).isVisible();
            person.assertAccessible("invalid message");
            person.ask("Ring me on 07700 900123");
            assertThat(person.errorSummary()).containsText("a phone number");
            person.assertAccessible("personal data");
            person.page().route("**/messages", Route::abort);
            person.ask("Not to be sent");
            assertThat(person.errorSummary()).containsText("not sent");
            person.assertAccessible("failed send");
            person.context().setOffline(true);
            person.ask("For later");
            assertThat(person.status()).containsText("offline");
            person.assertAccessible("offline");
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void statesOfTheList(int width, ColorScheme colours, Stage stage) {
        try (var person = stage.person(look(width, colours))) {
            person.goTo("/chat")
                    .ask("A conversation with a rather long title that goes on until it must be cut somewhere");
            person.awaitAnswers(1);
            var conversation = person.page().url();
            person.goTo("/chat/conversations").assertAccessible("list");
            person.goTo(conversation + "/title").assertAccessible("rename");
            person.page().locator("#title").fill("t".repeat(101));
            person.page().locator("button[type='submit']").click();
            person.assertAccessible("rename refused");
            person.goTo(conversation + "/delete").assertAccessible("delete");
            person.page().locator("button[type='submit']").click();
            person.assertAccessible("deleted");
            person.goTo("/chat/my-data/delete").assertAccessible("delete everything");
            person.page().locator("button[type='submit']").click();
            person.assertAccessible("everything deleted");
        }
    }

    @Test
    void withoutItsScript(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.sayingThenSilent("Part"));
        try (var person = stage.person(320)) {
            person.page().route("**/chat.js", Route::abort);
            person.goTo("/chat").askByButton(" ");
            person.assertAccessible("invalid message");
            person.askByButton("Slow one");
            assertThat(person.page().getByText("Check again")).isVisible();
            person.assertAccessible("still being written");
            person.page().getByText("Stop answering").locator("visible=true").click();
            assertThat(person.answers()).containsText("You stopped this answer.");
            person.assertAccessible("stopped");
        }
    }

    @Test
    void forcedColours(Stage stage) {
        try (var person = stage.person(
                new Browser.NewContextOptions().setViewportSize(800, 720).setForcedColors(ForcedColors.ACTIVE))) {
            person.goTo("/chat").ask("Plain colours, please");
            person.awaitAnswers(1);
            person.assertAccessible("answered");
        }
    }

    /** A screen of 1280 by 1024 at 400 %. */
    @Test
    void zoomedIn_focusedFieldIsInView(Stage stage) {
        try (var person = stage.person(
                new Browser.NewContextOptions().setViewportSize(320, 256).setDeviceScaleFactor(4))) {
            person.goTo("/chat").ask("Is anything hidden?");
            person.awaitAnswers(1);
            person.assertAccessible("answered");

            person.page().locator("h1").scrollIntoViewIfNeeded();
            person.sendButton().focus();
            assertThat(person.sendButton()).isInViewport();
            person.input().focus();
            assertThat(person.input()).isInViewport();
        }
    }

    private static Browser.NewContextOptions look(int width, ColorScheme colours) {
        return new Browser.NewContextOptions().setViewportSize(width, 720).setColorScheme(colours);
    }
}
