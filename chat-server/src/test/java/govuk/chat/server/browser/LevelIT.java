package govuk.chat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.server.testing.RunningServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees while the database is away, and afterwards. */
@ExtendWith(OnStage.class)
final class LevelIT {
    private static final String WORDS = "We cannot reach your conversations at the moment.";

    @Test
    void outage_isSaidInWords_losesNoText_andIsOverByItself(@TempDir Path folder, Stage stage) throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        try (var proxy = new FaultProxy(URI.create(url.substring(5)).getPort());
                var server = start(folder, proxy, url);
                var person = stage.person(1280)) {
            person.goTo(server.uri("/chat").toString()).ask("Hello");
            person.awaitAnswers(1);
            assertThat(person.status()).hasText("Connected.");

            proxy.set(new Fault.Refuse());
            awaitReady(server, 503);
            person.ask("Keep me");
            assertThat(person.errorSummary()).containsText("Your message was not sent.");
            assertThat(person.input()).hasValue("Keep me");
            assertThat(person.status()).containsText(WORDS);
            person.assertAccessible("while the service is offline");

            proxy.heal();
            awaitReady(server, 200);
            assertThat(person.status()).hasText("Connected.");
            person.errorSummary().locator("button").click();
            person.awaitAnswers(2);
            assertThat(person.questions()).hasCount(2);
        }
    }

    @Test
    void outage_withoutScript_isSaidOnThePage(@TempDir Path folder, Stage stage) throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var options = new Browser.NewContextOptions().setViewportSize(320, 640).setJavaScriptEnabled(false);
        try (var proxy = new FaultProxy(URI.create(url.substring(5)).getPort());
                var server = start(folder, proxy, url);
                var person = stage.person(options)) {
            person.goTo(server.uri("/chat/new").toString());
            assertThat(person.status()).isHidden();

            proxy.set(new Fault.Refuse());
            awaitReady(server, 503);
            person.page().reload();
            assertThat(person.status()).containsText(WORDS);
            person.askByButton("Keep me");
            assertThat(person.errorSummary()).containsText("cannot reach its database");
            assertThat(person.input()).hasValue("Keep me");
            assertThat(person.status()).containsText(WORDS);

            proxy.heal();
            awaitReady(server, 200);
            person.sendButton().click();
            person.awaitAnswers(1);
            assertThat(person.questions()).hasCount(1);
            assertThat(person.status()).isHidden();
        }
    }

    private static RunningServer start(Path folder, FaultProxy proxy, String url) throws Exception {
        var through = url.replaceFirst("//[^/]+/", "//127.0.0.1:" + proxy.port() + "/");
        return RunningServer.start(folder, Map.of("DATABASE_URL", through));
    }

    private static void awaitReady(RunningServer server, int status) {
        Await.until(
                "it is ready or not",
                Duration.ofSeconds(40),
                () -> server.stranger().get("/ready").status() == status);
    }
}
