package govuk.chat.server.caller;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody follows a link from another site: the browser keeps the cookie back, and they must not lose what is theirs. */
final class ArrivalTest {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    @TempDir
    private static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void fromAnotherSite_keepsTheCookieThatTheBrowserHeldBack() throws Exception {
        assertThat(open("cross-site").header("Set-Cookie")).isEmpty();
        assertThat(open("none").header("Set-Cookie")).contains("chat_visitor=");
    }

    @Test
    void fromAnotherSite_theFormGoesToTheConversationsOfTheOneWhoSendsIt() throws Exception {
        var cookie = open("none").header("Set-Cookie").split(";", 2)[0];
        var token = formToken(open("cross-site"));

        var sent = send(token, Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-origin"));

        assertThat(sent.status()).isEqualTo(303);
        var conversation = server.stranger().call("GET", sent.header("Location"), "", html(Map.of("Cookie", cookie)));
        assertThat(conversation.status()).isEqualTo(200);
        assertThat(conversation.text()).contains("From a link");
    }

    @Test
    void fromAnotherSite_withoutTheBrowsersWord_theFormIsNotTaken() throws Exception {
        var cookie = open("none").header("Set-Cookie").split(";", 2)[0];

        var sent = send(formToken(open("cross-site")), Map.of("Cookie", cookie));

        assertThat(sent.status()).isEqualTo(403);
        assertThat(sent.text()).contains("From a link");
    }

    private static Caller.Answer open(String site) throws Exception {
        return server.stranger().call("GET", "/chat", "", html(Map.of("Sec-Fetch-Site", site)));
    }

    private static Caller.Answer send(String token, Map<String, String> headers) throws Exception {
        var form = "message=" + URLEncoder.encode("From a link", StandardCharsets.UTF_8) + "&csrf=" + token;
        var all = new HashMap<>(html(headers));
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return server.stranger().call("POST", "/chat/messages", form, all);
    }

    private static Map<String, String> html(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Accept", "text/html");
        return all;
    }

    private static String formToken(Caller.Answer page) {
        var found = FORM_TOKEN.matcher(page.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
