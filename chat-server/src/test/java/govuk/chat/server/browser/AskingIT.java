package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.FakeOpenAiAgent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main journey, with script. */
@ExtendWith(OnStage.class)
final class AskingIT {
    @ParameterizedTest
    @ValueSource(ints = {1280, 375, 320})
    void ask_answerIsShownWhileItIsWritten(int width, Stage stage) {
        var gate = new Gate();
        stage.agentWill(gate.saying("The **first** part,", " and the rest."));
        try (var person = stage.person(width)) {
            person.goTo("/chat").ask("How do I renew my passport?");
            assertThat(person.questions()).containsText("How do I renew my passport?");
            assertThat(person.input()).hasValue("");

            gate.open();
            assertThat(person.answers()).containsText("The **first** part,");
            assertThat(person.answers().locator("[aria-busy]")).hasCount(1);

            gate.openForAll();
            person.awaitAnswers(1);
            assertThat(person.answers().locator("strong")).hasText("first");
            assertThat(person.answers().locator("[aria-busy]")).hasCount(0);
            assertThat(person.page()).hasURL(Pattern.compile("/chat/conversations/[^/]+$"));
            person.assertNoComplaints();
        }
    }

    @Test
    void reload_inMidAnswer_picksItUp(Stage stage) {
        var gate = new Gate();
        stage.agentWill(gate.saying("Before the reload.", " After it."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Will you be there?");
            gate.open();
            assertThat(person.answers()).containsText("Before the reload.");

            person.page().reload();
            assertThat(person.answers()).containsText("Before the reload.");
            gate.openForAll();
            person.awaitAnswers(1);
            assertThat(person.answers()).containsText("Before the reload. After it.");

            person.page().reload();
            assertThat(person.answers()).containsText("Before the reload. After it.");
            assertThat(person.questions()).hasCount(1);
        }
    }

    @Test
    void stop_keepsWhatWasWritten(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.sayingThenSilent("As far as I got"));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Go on for ever");
            assertThat(person.answers()).containsText("As far as I got");

            person.page().locator("#stop-button").click();

            person.awaitAnswers(1);
            assertThat(person.answers()).containsText("As far as I got");
            assertThat(person.answers()).containsText("You stopped this answer.");
            assertThat(person.page().locator("#stop-button")).isHidden();
            assertThat(person.input()).isFocused();
        }
    }

    @Test
    void finishedAnswer_isAnnouncedOnce(Stage stage) {
        var gate = new Gate();
        stage.agentWill(gate.saying("One. ", "Two. ", "Three."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat/new");
            person.page().evaluate("""
                window.heard = []
                new MutationObserver(() => {
                  const words = document.getElementById('announcer').textContent
                  if (words) window.heard.push(words.replace(/\\s+/g, ' ').trim())
                }).observe(document.getElementById('announcer'), { childList: true })\
                """);
            person.ask("Count to three");
            assertThat(person.page().locator("#announcer")).hasText("Sending");
            gate.open();
            gate.open();
            assertThat(person.answers()).containsText("One. Two.");
            gate.openForAll();
            person.awaitAnswers(1);

            assertThat(person.page().locator("#announcer")).hasText("Assistant: One. Two. Three.");
            assertThat(person.page().evaluate("window.heard"))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .filteredOn(words -> words.toString().contains("One."))
                    .containsExactly("Assistant: One. Two. Three.");
            assertThat(person.page().locator("#chat-messages [aria-live], #chat-messages [role=log]"))
                    .hasCount(0);
        }
    }

    @Test
    void twoTabs_showTheSame(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("For both tabs."), FakeOpenAiAgent.saying("Again for both."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("First question");
            person.awaitAnswers(1);
            var other = person.openTab();
            other.navigate(person.page().url());
            assertThat(other.locator("[data-ended]")).hasText(Pattern.compile("For both tabs\\."));

            person.ask("Second question");
            person.awaitAnswers(2);

            assertThat(other.locator("#chat-messages > li")).hasCount(4);
            assertThat(other.locator("[data-ended]").nth(1)).containsText("Again for both.");
        }
    }

    @Test
    void secondQuestion_duringTheFirstAnswer_isAnsweredAfterIt(Stage stage) {
        var gate = new Gate();
        stage.agentWill(gate.saying("To the first."), FakeOpenAiAgent.saying("To the second."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("First");
            assertThat(person.answers()).hasCount(1);
            person.ask("Second");
            assertThat(person.answers()).hasCount(2);

            gate.openForAll();

            person.awaitAnswers(2);
            assertThat(person.endedAnswers().nth(0)).containsText("To the first.");
            assertThat(person.endedAnswers().nth(1)).containsText("To the second.");
            assertThat(person.questions()).hasCount(2);
        }
    }

    @Test
    void keyboardOnly_asksStopsAndAsksAgain(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.sayingThenSilent("Talking"), FakeOpenAiAgent.saying("Done."));
        try (var person = stage.person(1280)) {
            var page = person.goTo("/chat").page();
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(person.input()).isFocused();
            page.keyboard().type("One line");
            page.keyboard().press("Shift+Enter");
            page.keyboard().type("and another");
            page.keyboard().press("Enter");
            assertThat(person.answers()).containsText("Talking");

            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.locator("#stop-button")).isFocused();
            page.keyboard().press("Enter");
            person.awaitAnswers(1);

            assertThat(person.input()).isFocused();
            page.keyboard().type("Once more");
            page.keyboard().press("Enter");
            person.awaitAnswers(2);
            assertThat(person.questions().first()).containsText("One line\nand another");
            assertThat(person.questions()).hasCount(2);
        }
    }
}
