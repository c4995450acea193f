package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, chatting, being away for too long, and signing out, in a real browser. */
@ExtendWith(OnStage.class)
final class SignInIT {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void journey_signInChatSignOut(boolean withScript, Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("To a visitor."), FakeOpenAiAgent.saying("To a user."));
        try (var person = person(stage, withScript)) {
            person.goTo("/chat").askByButton("Who am I?");
            assertThat(person.answers()).containsText("To a visitor.");

            person.page()
                    .getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                    .click();
            signIn(person, Stage.PASSWORD);

            assertThat(person.page().locator(".chat-account")).containsText(Stage.EMAIL);
            assertThat(person.answers()).containsText("To a visitor.");
            person.askByButton("And now?");
            assertThat(person.answers().nth(1)).containsText("To a user.");

            person.page().locator(".chat-sign-out").click();
            assertThat(person.page().locator("h1")).hasText("You have signed out");
            person.goTo("/chat");
            assertThat(person.questions()).hasCount(0);
            person.assertNoComplaints();
        }
    }

    @Test
    void wrongPassword_isExplained_andTheFieldsSuitPasswordManagers(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/sign-in");
            assertThat(email(person)).hasAttribute("autocomplete", "username");
            assertThat(password(person)).hasAttribute("autocomplete", "current-password");
            signIn(person, "not the password");

            assertThat(person.errorSummary()).containsText("The email address or the password is not right.");
            assertThat(email(person)).hasValue(Stage.EMAIL);
            assertThat(password(person)).hasValue("");
            password(person).fill("typed");
            person.page().getByLabel("Show password").click();
            assertThat(password(person)).hasAttribute("type", "text");
        }
    }

    @Test
    void idle_isWarnedOf_andCanBeExtended(Stage stage) {
        try (var person = stage.person(1280)) {
            person.page().clock().install();
            person.goTo("/sign-in?next=/chat/new");
            signIn(person, Stage.PASSWORD);
            assertThat(person.input()).isVisible();
            person.type("Half a question");

            person.page().clock().fastForward("27:30");
            assertThat(dialog(person)).isHidden();
            person.page().clock().fastForward("01:00");
            assertThat(dialog(person)).containsText("You will be signed out in");
            assertThat(person.page().locator("#session-stay")).isFocused();
            person.assertAccessible("warning");
            stage.clock().move(Duration.ofMinutes(28));

            person.page().locator("#session-stay").click();

            assertThat(dialog(person)).isHidden();
            assertThat(person.input()).hasValue("Half a question");
            person.page().clock().fastForward("27:00");
            assertThat(dialog(person)).isHidden();
        }
    }

    @Test
    void idle_tooLong_keepsWhatWasTyped(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Welcome back."));
        try (var person = stage.person(1280)) {
            person.page().clock().install();
            person.goTo("/sign-in?next=/chat/new");
            signIn(person, Stage.PASSWORD);
            person.type("A question that took long to type");
            stage.clock().move(Duration.ofMinutes(31));

            person.page().clock().fastForward("31:00");

            assertThat(dialog(person)).containsText("You have been signed out");
            person.assertAccessible("signed out");
            person.page().locator("#session-again").click();
            assertThat(person.page().locator("#signed-out")).isVisible();
            signIn(person, Stage.PASSWORD);
            assertThat(person.page()).hasURL(Pattern.compile("/chat/new$"));
            assertThat(person.input()).hasValue("A question that took long to type");
            person.sendButton().click();
            person.awaitAnswers(1);
        }
    }

    /** The page was asleep and did not notice: the first thing it hears of it is the refusal. */
    @Test
    void sendAfterALapse_givesTheTextBackAndSaysWhatToDo(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/sign-in?next=/chat/new");
            signIn(person, Stage.PASSWORD);
            assertThat(person.input()).isVisible();
            stage.clock().move(Duration.ofMinutes(31));

            person.ask("Are you still there?");

            assertThat(dialog(person)).containsText("You have been signed out");
            person.page().locator("#session-again").click();
            signIn(person, Stage.PASSWORD);
            assertThat(person.input()).hasValue("Are you still there?");
            assertThat(person.questions()).hasCount(0);
        }
    }

    @Test
    void sendAfterALapse_withoutScript_givesTheTextBack(Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("At last."));
        try (var person = person(stage, false)) {
            person.goTo("/sign-in?next=/chat/new");
            signIn(person, Stage.PASSWORD);
            stage.clock().move(Duration.ofMinutes(31));

            person.askByButton("Typed\nin two lines");

            assertThat(person.page().locator("#kept")).containsText("Typed");
            signIn(person, Stage.PASSWORD);
            assertThat(person.input()).hasValue("Typed\nin two lines");
            person.sendButton().click();
            assertThat(person.answers()).containsText("At last.");
        }
    }

    @Test
    void signOut_inOneTab_isSeenInTheOthers(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/sign-in?next=/chat/new");
            signIn(person, Stage.PASSWORD);
            assertThat(person.input()).isVisible();
            var other = person.openTab();
            other.navigate(stage.address() + "/account");

            other.locator(".chat-sign-out").click();

            assertThat(dialog(person)).containsText("You have been signed out");
        }
    }

    /** "localhost" is another site than "127.0.0.1": the browser keeps our cookies from the first request. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linkFromAnotherSite_findsAVisitorAndAUserAgain(boolean withScript, Stage stage) {
        stage.agentWill(FakeOpenAiAgent.saying("Still yours."));
        try (var person = person(stage, withScript)) {
            person.goTo("/chat").askByButton("Mine?");
            assertThat(person.answers()).containsText("Still yours.");

            comeFromElsewhere(person, stage, "/chat");
            assertThat(person.answers()).containsText("Still yours.");

            person.goTo("/sign-in");
            signIn(person, Stage.PASSWORD);
            comeFromElsewhere(person, stage, "/chat/conversations");
            assertThat(person.page().locator(".chat-account")).containsText(Stage.EMAIL);
            assertThat(person.page()).hasURL(stage.address() + "/chat/conversations");
        }
    }

    private static void comeFromElsewhere(Person person, Stage stage, String path) {
        var elsewhere = stage.address().replace("127.0.0.1", "localhost") + "/privacy";
        person.page()
                .route(
                        elsewhere,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<a href='" + stage.address() + path + "'>The chat</a>")));
        person.page().navigate(elsewhere);
        person.page().getByText("The chat").click();
    }

    @Test
    void draft_ofSomebodyElse_isNotShown(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/sign-in?next=/chat/new");
            signIn(person, Stage.PASSWORD);
            person.type("My secret");
            person.context().clearCookies();
            person.goTo("/chat/new");

            assertThat(person.page().locator(".chat-account")).hasCount(0);
            assertThat(person.input()).hasValue("");
        }
    }

    @Test
    void password_canBeChangedAndIsSaidToBe(Stage stage) {
        try (var person = stage.person(375)) {
            person.goTo("/sign-in?next=/account");
            signIn(person, Stage.PASSWORD);
            change(person, "wrong", "another good password");
            assertThat(person.page().locator("#current-error")).isVisible();
            person.assertAccessible("refused");
            change(person, Stage.PASSWORD, "another good password");
            assertThat(person.page().locator(".govuk-notification-banner")).containsText("has been changed");
            person.assertAccessible("changed");

            change(person, "another good password", Stage.PASSWORD);
            assertThat(person.page().locator(".govuk-notification-banner")).containsText("has been changed");
        }
    }

    static Stream<Arguments> looks() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(colours -> Stream.of(1280, 320).map(width -> Arguments.of(width, colours)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void pages_areAccessible(int width, ColorScheme colours, Stage stage) {
        var look = new Browser.NewContextOptions().setViewportSize(width, 720).setColorScheme(colours);
        try (var person = stage.person(look)) {
            person.goTo("/sign-in").assertAccessible("sign in");
            signIn(person, "wrong password");
            person.assertAccessible("wrong password");
            signIn(person, Stage.PASSWORD);
            for (var path : List.of("/account", "/chat", "/chat/conversations", "/signed-out")) {
                person.goTo(path).assertAccessible(path + " when signed in");
            }
        }
    }

    private static Person person(Stage stage, boolean withScript) {
        return stage.person(
                new Browser.NewContextOptions().setViewportSize(1280, 720).setJavaScriptEnabled(withScript));
    }

    private static void signIn(Person person, String password) {
        email(person).fill(Stage.EMAIL);
        password(person).fill(password);
        person.page().locator("form[action='/sign-in'] button[type='submit']").click();
    }

    private static void change(Person person, String current, String next) {
        person.page().locator("#current").fill(current);
        person.page().locator("#next").fill(next);
        person.page()
                .locator("form[action='/account/password'] button[type='submit']")
                .click();
    }

    private static Locator email(Person person) {
        return person.page().locator("#email");
    }

    private static Locator password(Person person) {
        return person.page().locator("#password");
    }

    private static Locator dialog(Person person) {
        return person.page().locator("#session-dialog");
    }
}
