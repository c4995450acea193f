package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import govuk.chat.core.testing.FakeOpenAiAgent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking everything along and deleting everything. */
@ExtendWith(OnStage.class)
final class MyDataIT {
    @ParameterizedTest
    @CsvSource({"true, 1280", "true, 320", "false, 1280", "false, 320"})
    void everything_canBeDownloadedAndDeleted(boolean withScript, int width, Stage stage) throws IOException {
        stage.agentWill(FakeOpenAiAgent.saying("First answer."), FakeOpenAiAgent.saying("Second answer."));
        try (var person = stage.person(
                new Browser.NewContextOptions().setViewportSize(width, 720).setJavaScriptEnabled(withScript))) {
            person.goTo("/chat").askByButton("First question?");
            assertThat(person.answers()).containsText("First answer.");
            person.goTo("/chat/new").askByButton("Second question?");
            assertThat(person.answers()).containsText("Second answer.");
            var page = person.page();

            page.navigate("/chat/conversations");
            assertThat(page.locator("main"))
                    .containsText("A conversation is deleted 24 hours after the last message in it.");
            var text = content(page.waitForDownload(
                    () -> page.getByText("Download everything as text").click()));
            assertThat(text).contains("First question?", "First answer.", "Second question?", "Second answer.");
            var json = content(page.waitForDownload(
                    () -> page.getByText("Download everything as JSON").click()));
            assertThat(json)
                    .contains("\"exportedAt\"", "\"content\" : \"First answer.\"")
                    .endsWith("}");

            page.getByText("Delete everything").click();
            assertThat(page.locator("h1")).hasText("Do you want to delete everything?");
            page.getByText("No, keep everything").click();
            assertThat(page.locator("h1")).hasText("Your conversations");
            page.getByText("Delete everything").click();
            page.getByText("Yes, delete everything").click();

            assertThat(page.locator("h1")).hasText("Everything deleted");
            assertThat(page.locator("main")).containsText("2 conversations with 4 messages");
            assertThat(page.locator("main")).containsText("Reference");
            assertThat(person.context().cookies()).isEmpty();
            page.navigate("/chat/conversations");
            assertThat(page.locator("main")).containsText("You have no conversations yet.");
            assertThat(page.getByText("Delete everything")).hasCount(0);
        }
    }

    @Test
    void everything_ofSomebodyElse_isLeft(Stage stage) {
        try (var person = stage.person(1280);
                var other = stage.person(1280)) {
            person.goTo("/chat").ask("Mine");
            person.awaitAnswers(1);
            other.goTo("/chat").ask("Yours");
            other.awaitAnswers(1);

            person.goTo("/chat/my-data/delete");
            person.page().getByText("Yes, delete everything").click();
            assertThat(person.page().locator("main")).containsText("1 conversation with 2 messages");

            other.goTo("/chat/conversations");
            assertThat(other.page().locator(".chat-conversations__title")).hasText("Yours");
        }
    }

    @Test
    void delete_withoutOurForm_isRefused(Stage stage) {
        try (var person = stage.person(1280)) {
            person.goTo("/chat").ask("Keep me");
            person.awaitAnswers(1);
            var form = FormData.create().set("csrf", "made up");

            var answer = person.page()
                    .request()
                    .post("/chat/my-data/delete", RequestOptions.create().setForm(form));

            assertThat(answer.status()).isEqualTo(403);
            person.goTo("/chat/conversations");
            assertThat(person.page().locator(".chat-conversations__title")).hasText("Keep me");
        }
    }

    private static String content(Download download) throws IOException {
        try (var in = download.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
