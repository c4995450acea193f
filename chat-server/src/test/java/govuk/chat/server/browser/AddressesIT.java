package govuk.chat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the addresses of the pages answer to something that is no browser. */
@ExtendWith(OnStage.class)
final class AddressesIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void ownFiles_areKeptForGood(Stage stage) throws Exception {
        var page = get(stage, "/");
        var address = page.body().replaceAll("(?s).*href=\"(/assets/chat/[^\"]*/chat\\.css)\".*", "$1");

        var file = get(stage, address);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(file, "Content-Type")).startsWith("text/css");
        assertThat(get(stage, address.replace("chat.css", "govuk/govuk-frontend.min.js"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void picturesOfTheLibrary_areKeptForADay(Stage stage) throws Exception {
        var file = get(stage, "/assets/rebrand/images/favicon.svg");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(header(file, "ETag")).isNotEmpty();
    }

    @Test
    void knownFile_isNotSentAgain(Stage stage) throws Exception {
        var address = "/assets/rebrand/images/favicon.svg";
        var tag = header(get(stage, address), "ETag");

        var again = send(HttpRequest.newBuilder(URI.create(stage.address() + address)).header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "Cache-Control")).isEqualTo("public, max-age=86400");
    }

    @Test
    void missingFile_getsAnErrorPageThatIsNotKept(Stage stage) throws Exception {
        var missing = get(stage, "/assets/none.css");

        assertThat(missing.body()).contains("Page not found");
        assertThat(header(missing, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(missing, "Content-Security-Policy")).contains("default-src 'self'");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/none.css, 404",
        "/assets/, 404",
        "/assets/images, 404",
        "/assets/images/%2e%2e/%2e%2e/govuk-frontend.min.css, 400",
        "/assets/..%2f..%2fchat.yml, 400",
        "/nowhere, 404",
        "/chat/conversations/none, 404",
        "/chat/conversations/n%20one, 404",
        "/chat/conversations/none/messages, 404",
        "/chat/conversations?after=nonsense, 400"
    })
    void wrongAddress(String address, int status, Stage stage) throws Exception {
        assertThat(get(stage, address).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/", "/cookies", "/privacy", "/accessibility", "/chat/conversations", "/nowhere"})
    void pagesWithoutAChat_setNoCookie(String address, Stage stage) throws Exception {
        assertThat(get(stage, address).headers().map()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void formWithoutItsToken_isRefused(Stage stage) throws Exception {
        var chat = get(stage, "/chat");
        var cookie = header(chat, "Set-Cookie").replaceAll(";.*", "");

        var send = post(stage, "/chat/messages", cookie, "message=%3Cb%3EKept%3C%2Fb%3E&csrf=wrong");
        assertThat(send.statusCode()).isEqualTo(403);
        assertThat(send.body()).contains("&lt;b&gt;Kept&lt;/b&gt;").doesNotContain("<b>");

        assertThat(post(stage, "/chat/conversations/any/delete", cookie, "csrf=wrong")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(stage, "/chat/conversations/any/title", cookie, "title=x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(stage, "/chat/replies/any/stop", cookie, "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void sameFormTwice_makesOneConversationWithOneMessage(Stage stage) throws Exception {
        var chat = get(stage, "/chat");
        var cookie = header(chat, "Set-Cookie").replaceAll(";.*", "");
        var token = chat.body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        var form = "message=Once&key=one-key&csrf=" + token;

        var first = post(stage, "/chat/messages", cookie, form);
        var second = post(stage, "/chat/messages", cookie, form);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(header(first, "Location")).startsWith("/chat/conversations/").isEqualTo(header(second, "Location"));
    }

    private HttpResponse<String> get(Stage stage, String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(stage.address() + address)));
    }

    private HttpResponse<String> post(Stage stage, String address, String cookie, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(stage.address() + address))
                .header("Cookie", cookie)
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
