package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person who is quicker than the limits allow, with a real limit of a real server. */
@ExtendWith(OnStage.class)
final class LimitsIT {
    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void limitReached_theConversationStaysAndWhatWasTypedToo(boolean hasScript, @TempDir Path folder, Stage stage)
            throws Exception {
        var limit = Files.writeString(folder.resolve("settings.yml"), "limits: {messages: {max: 1, window: 1h}}");
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(hasScript);
        try (var server = RunningServer.start(folder.resolve("data"), Map.of("RATE_LIMIT_MAX", ""), limit);
                var person = stage.person(options)) {
            person.goTo(server.uri("/chat").toString()).askByButton("The first");
            person.awaitAnswers(1);

            person.askByButton("One too many");

            assertThat(person.errorSummary())
                    .containsText("That was too much in a short time. Try again in 60 minutes.");
            assertThat(person.input()).hasValue("One too many");
            assertThat(person.questions()).hasCount(1);
        }
    }
}
