package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can go wrong between a person and their answer, with script. Nothing of it loses what was typed. */
@ExtendWith(OnStage.class)
final class TroubleIT {
    private static final String MESSAGES = "**/api/v1/sessions/*/messages";
    private static final String EVENTS = "**/api/v1/replies/*/events";

    @Test
    void failedSend_keepsTheTextAndOffersTryAgain(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("There you are."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat");
            person.page().route(MESSAGES, Route::abort);
            person.ask("Do not lose me");
            assertThat(person.errorSummary()).containsText("Your message was not sent.");
            assertThat(person.errorSummary()).isFocused();
            assertThat(person.input()).hasValue("Do not lose me");
            assertThat(person.page()).hasTitle(Pattern.compile("^Error: "));

            person.page().unroute(MESSAGES);
            person.errorSummary().locator("button").click();

            person.awaitAnswers(1);
            assertThat(person.errorSummary()).hasCount(0);
            assertThat(person.input()).hasValue("");
            assertThat(person.page()).not().hasTitle(Pattern.compile("^Error: "));
        }
    }

    @Test
    void lostResponse_tryAgainSendsTheSameMessageNotAnother(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Only once."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat");
            // The server gets the message, but its answer never arrives.
            person.page().route(MESSAGES, route -> {
                route.fetch();
                route.abort();
            });
            person.ask("Once is enough");
            assertThat(person.errorSummary()).isVisible();

            person.page().unroute(MESSAGES);
            person.errorSummary().locator("button").click();

            person.awaitAnswers(1);
            assertThat(person.questions()).hasCount(1);
        }
    }

    @Test
    void refusedBySomeLimit_keepsTheText(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/chat");
            person.page()
                    .route(
                            MESSAGES,
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(429)
                                    .setContentType("application/problem+json")
                                    .setBody("""
                                        {"error":{"code":"RATE_LIMITED","message":"Wait a minute.","isRetryable":true}}\
                                        """)));
            person.ask("Too quick");

            assertThat(person.errorSummary()).containsText("Your message was not sent. Wait a minute.");
            assertThat(person.input()).hasValue("Too quick");
        }
    }

    @Test
    void emptyMessage_getsAnExample(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/chat");
            person.sendButton().click();

            assertThat(person.errorSummary()).containsText("Enter a question, for example");
            assertThat(person.page().locator("#message-error")).containsText("Enter a question");
            assertThat(person.input()).hasAttribute("aria-invalid", "true");
            assertThat(person.questions()).hasCount(0);
        }
    }

    @Test
    void tooLongMessage_saysHowLongAndKeepsIt(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("x".repeat(1001));

            assertThat(person.errorSummary()).containsText("1,000 characters or less. You have typed 1,001.");
            assertThat(person.input()).hasValue("x".repeat(1001));
        }
    }

    @Test
    void offline_messageWaitsThroughAndIsSentOnce(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Back again."));
        try (var person = stage.person(1280)) {
            var sent = new CopyOnWriteArrayList<String>();
            person.goTo("/chat").ask("Hello");
            person.awaitAnswers(1);
            stage.agentWill(FakeOpenAiAgent.saying("Welcome back."));
            person.page().onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/messages")) {
                    sent.add(String.valueOf(request.headers().get("idempotency-key")));
                }
            });

            person.context().setOffline(true);
            assertThat(person.status()).containsText("You are offline");
            person.ask("From the tunnel");
            assertThat(person.questions().nth(1)).containsText("Waiting for the network");
            assertThat(person.input()).hasValue("");
            assertThat(sent).isEmpty();

            person.context().setOffline(false);
            person.awaitAnswers(2);
            assertThat(person.questions().nth(1)).containsText("From the tunnel");
            assertThat(person.status()).containsText("Connected");
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void waitingMessage_survivesAReload(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Hello."), FakeOpenAiAgent.saying("Still here."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Hello");
            person.awaitAnswers(1);
            person.context().setOffline(true);
            person.ask("Remember me");
            assertThat(person.questions()).hasCount(2);

            person.context().setOffline(false);
            person.page().reload();

            person.awaitAnswers(2);
            assertThat(person.questions()).hasCount(2);
            assertThat(person.endedAnswers().nth(1)).containsText("Still here.");
        }
    }

    /** The server made the new page just before it took the message, and the old page was told so just before it went. */
    @Test
    void messageTakenWhileThePageIsReloaded_isShownWithItsAnswer(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Hello."), FakeOpenAiAgent.saying("Not lost."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Hello");
            person.awaitAnswers(1);
            var address = person.page().url();
            var before = person.page().request().get(address);
            person.ask("Between two pages");
            person.awaitAnswers(2);

            person.page().route(address, route -> route.fulfill(new Route.FulfillOptions().setResponse(before)));
            person.page().reload();

            person.awaitAnswers(2);
            assertThat(person.questions()).hasCount(2);
            assertThat(person.endedAnswers().nth(1)).containsText("Not lost.");
        }
    }

    @Test
    void draft_survivesAReload(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/chat/new").type("Half a thou");
            person.page().reload();

            assertThat(person.input()).hasValue("Half a thou");
        }
    }

    /** On a bad line the script comes seconds after the form. */
    @Test
    void draft_typedBeforeTheScriptCame_survivesAReload(Stage stage) {
        try (var person = stage.person(1280)) {
            var held = new LinkedBlockingQueue<Route>();
            person.page().route("**/chat.js", held::add);
            person.page().navigate("/chat/new", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            person.type("Typed early");
            person.page().waitForCondition(() -> !held.isEmpty());
            held.remove().resume();
            assertThat(person.page().locator("body.js-enabled")).isVisible();
            person.page().unroute("**/chat.js");

            person.page().reload();

            assertThat(person.input()).hasValue("Typed early");
        }
    }

    @Test
    void failedAnswer_canBeAskedAgain(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.status(401), FakeOpenAiAgent.saying("This time."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Will it work?");
            assertThat(person.page().locator(".govuk-chat-message--failed")).isVisible();

            person.page().locator(".chat-retry button").click();

            person.awaitAnswers(2);
            assertThat(person.endedAnswers().nth(1)).containsText("This time.");
        }
    }

    @Test
    void eventsBlockedByAProxy_answerStillComes(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Around the proxy."));
        try (var person = stage.person(1280)) {
            person.page()
                    .route(
                            EVENTS,
                            route -> route.fulfill(
                                    new Route.FulfillOptions().setStatus(502).setBody("bad gateway")));
            person.goTo("/chat").ask("Can you get through?");

            person.awaitAnswers(1);
            assertThat(person.answers()).containsText("Around the proxy.");
        }
    }

    @Test
    void eventsHeldBackByAProxy_answerStillComes(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Past the buffer."));
        try (var person = stage.person(1280)) {
            var held = new ArrayList<Route>();
            person.page().route(EVENTS, held::add);
            person.goTo("/chat").ask("Anything?");

            person.awaitAnswers(1);
            assertThat(person.answers()).containsText("Past the buffer.");
            assertThat(List.copyOf(held)).isNotEmpty();
        }
    }

    /** The stream is closed then: it would hold a connection, and a place on the server, for nothing. */
    @Test
    void eventsCollectedByAProxy_areGivenUp_andTheAnswerIsWaitedFor(Stage stage) throws Exception {
        var gate = new Gate();
        stage.agentWill(gate.saying("Past", " the proxy."));
        try (var proxy = new BufferingProxy(stage.port());
                var person = stage.person(1280)) {
            var asked = new CopyOnWriteArrayList<String>();
            var ended = new CopyOnWriteArrayList<String>();
            person.page().onRequest(request -> asked.add(request.url()));
            person.page().onRequestFailed(request -> ended.add(request.url()));
            person.goTo(proxy.address("/chat")).ask("Anything?");
            assertThat(person.questions()).hasCount(1);

            person.page()
                    .waitForCondition(
                            () -> ended.stream().anyMatch(url -> url.endsWith("/events")),
                            new Page.WaitForConditionOptions().setTimeout(40_000));
            assertThat(asked).anyMatch(url -> url.contains("?wait="));
            gate.openForAll();

            person.awaitAnswers(1);
            assertThat(person.answers()).containsText("Past the proxy.");
        }
    }

    @Test
    void restartOfTheServer_conversationGoesOn(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Before."), FakeOpenAiAgent.saying("After."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("One");
            person.awaitAnswers(1);

            stage.restart();

            person.ask("Two");
            person.awaitAnswers(2);
            assertThat(person.endedAnswers().nth(1)).containsText("After.");
        }
    }

    @Test
    void deletedElsewhere_textIsKeptForANewConversation(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Hi."), FakeOpenAiAgent.saying("Hi again."));
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Hello");
            person.awaitAnswers(1);
            var other = person.openTab();
            other.navigate(person.page().url() + "/delete");
            other.locator("button[type='submit']").click();
            assertThat(other.locator("h1")).hasText("Conversation deleted");

            person.ask("Are you there?");
            assertThat(person.errorSummary()).containsText("no longer there");
            assertThat(person.input()).hasValue("Are you there?");
            person.sendButton().click();

            assertThat(person.answers().last()).containsText("Hi again.");
        }
    }
}
