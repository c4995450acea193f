package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import govuk.chat.server.testing.Caller;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of what administrators change while the server runs. */
@ExtendWith(OnStage.class)
final class NoticesIT {
    private static final String SETTINGS = "/api/v1/admin/settings/";

    @Test
    void closed_isSaid_andKeepsWhatIsTyped_untilItIsOpenAgain(Stage stage) throws Exception {
        var admin = admin(stage);
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Before");
            person.awaitAnswers(1);
            var conversation = person.page().url();

            set(admin, "chat.web", "{\"open\":false,\"message\":\"We open again at 8am.\"}");
            try {
                person.ask("Do not lose me");
                assertThat(person.errorSummary()).containsText("The chat is closed at the moment.");
                assertThat(person.input()).hasValue("Do not lose me");
                person.goTo(conversation);
                assertThat(person.answers()).hasCount(1);
                assertThat(person.page().locator(".govuk-notification-banner")).containsText("We open again at 8am.");
            } finally {
                set(admin, "chat.web", "{\"open\":true}");
            }

            person.goTo(conversation).ask("And now?");
            person.awaitAnswers(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void notices_areAccessible_onANarrowScreen(ColorScheme colours, Stage stage) throws Exception {
        var admin = admin(stage);
        set(admin, "banner", "{\"text\":\"" + "averylongword".repeat(10) + " <b>is not bold</b>\"}");
        set(admin, "chat.web", "{\"open\":false}");
        try (var person = stage.person(
                new Browser.NewContextOptions().setViewportSize(320, 720).setColorScheme(colours))) {
            person.goTo("/chat").assertAccessible("closed, with an announcement");
            assertThat(person.page().locator(".govuk-notification-banner")).hasCount(2);
            assertThat(person.page().locator(".govuk-notification-banner").first())
                    .containsText("<b>is not bold</b>");
        } finally {
            set(admin, "banner", "{\"text\":\"\"}");
            set(admin, "chat.web", "{\"open\":true}");
        }
    }

    private static Caller admin(Stage stage) throws Exception {
        return new Caller(path -> URI.create(stage.address() + path)).signIn(Stage.EMAIL, Stage.PASSWORD);
    }

    private static void set(Caller admin, String name, String value) throws Exception {
        var seen = admin.get(SETTINGS + name).header("ETag");
        var body = "{\"value\":" + value + ",\"comment\":\"a test\"}";
        var status = admin.call("PUT", SETTINGS + name, body, Map.of("If-Match", seen))
                .status();
        org.assertj.core.api.Assertions.assertThat(status).isEqualTo(200);
    }
}
