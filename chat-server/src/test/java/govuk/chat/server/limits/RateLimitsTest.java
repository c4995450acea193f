package govuk.chat.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RateLimitsTest {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html,*/*;q=0.8");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void everyApiResponse_saysHowTheCallerStands() throws Exception {
        try (var server = serverWith("RATE_LIMIT_MAX", "5")) {
            var caller = server.visitor();

            var listed = caller.get(SESSIONS);
            var missing = caller.get(SESSIONS + "/none");
            var unknown = caller.get("/api/v1/nowhere");

            assertThat(listed.header("RateLimit-Limit")).isEqualTo("5");
            assertThat(listed.header("RateLimit-Remaining")).isEqualTo("3");
            assertThat(Integer.parseInt(listed.header("RateLimit-Reset"))).isBetween(350, 360);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.header("RateLimit-Remaining")).isEqualTo("2");
            assertThat(unknown.header("RateLimit-Remaining")).isEqualTo("1");
        }
    }

    @Test
    void reached_apiIsRefusedWithTheOneBody_browserWithAPage_machinesAndAssetsAreNot() throws Exception {
        try (var server = serverWith("RATE_LIMIT_MAX", "2")) {
            var caller = server.stranger();
            caller.get(SESSIONS);
            var page = caller.call("GET", "/chat", "", BROWSER);

            var refused = caller.get(SESSIONS);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.at("/error/code")).isEqualTo("RATE_LIMITED");
            assertThat(refused.at("/error/isRetryable")).isEqualTo("true");
            assertThat(refused.at("/detail")).isEqualTo("That was too much in a short time. Try again in 8 minutes.");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(440, 450);
            assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
            assertThat(refused.header("X-Request-ID")).isEqualTo(refused.at("/requestId"));

            var refusedPage = caller.call("GET", "/chat", "", BROWSER);
            assertThat(refusedPage.status()).isEqualTo(429);
            assertThat(refusedPage.header("Content-Type")).startsWith("text/html");
            assertThat(refusedPage.text()).contains("You have sent too many requests", "Wait a few minutes");

            for (var path : new String[] {"/live", "/ready", "/health", asset(page.text())}) {
                var free = caller.get(path);
                assertThat(free.status()).as(path).isEqualTo(200);
                assertThat(free.header("RateLimit-Limit")).as(path).isEmpty();
            }
        }
    }

    @Test
    void reached_noOtherSpellingGetsThrough() throws Exception {
        var spellings = List.of(
                SESSIONS + "/",
                SESSIONS + ";a=b",
                "/api/v1/%73essions",
                "/live/../api/v1/sessions",
                "/nowhere",
                "/live2");
        try (var server = serverWith("RATE_LIMIT_MAX", "1")) {
            server.stranger().get(SESSIONS);

            for (var path : spellings) {
                assertThat(server.stranger().get(path).status()).as(path).isEqualTo(429);
            }
        }
    }

    @Test
    void reached_formWithoutScript_comesBackWithWhatWasTyped() throws Exception {
        try (var server = serverWith("RATE_LIMIT_MAX", "1")) {
            var browser = server.stranger();
            var page = browser.call("GET", "/chat", "", BROWSER);
            var cookie = page.header("Set-Cookie").replaceFirst(";.*", "");
            var headers = Map.of(
                    "Accept", "text/html", "Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded");
            var form = "message=" + encoded("Do not <lose> me") + "&csrf=" + csrf(page.text());

            var refused = browser.call("POST", "/chat/messages", form, headers);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.text())
                    .contains(
                            "Do not &lt;lose&gt; me</textarea>",
                            "That was too much in a short time. Try again in 15 minutes.");
        }
    }

    @Test
    void reached_signInForm_comesBackWithTheMessageItCarries_andTriesNoPassword() throws Exception {
        try (var server = serverWith("limits: {login: {max: 1, window: 1h}}")) {
            var browser = server.stranger();
            var page = browser.call("GET", "/sign-in", "", BROWSER);
            var cookie = page.header("Set-Cookie").replaceFirst(";.*", "");
            var headers = Map.of(
                    "Accept", "text/html", "Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded");
            var form = "email=anna%40example.org&password=secret&message=" + encoded("Do not <lose> me") + "&csrf="
                    + csrf(page.text());
            browser.call("POST", "/sign-in", form, headers);

            var refused = browser.call("POST", "/sign-in", form, headers);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.text())
                    .contains("Do not &lt;lose&gt; me", "anna@example.org", "Try again in 60 minutes.")
                    .doesNotContain("secret");
        }
    }

    @Test
    void reached_formsWithoutEnd_getThePageWithoutTheForm() throws Exception {
        var settings = "limits: {requests: {max: 1, window: 1h}, replies: {max: 1, window: 1h}}";
        try (var server = serverWith(settings)) {
            var headers = Map.of("Accept", "text/html", "Content-Type", "application/x-www-form-urlencoded");
            var browser = server.stranger();
            browser.get(SESSIONS);
            browser.call("POST", "/chat/messages", "message=one", headers);

            var refused = browser.call("POST", "/chat/messages", "message=two", headers);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text())
                    .contains("You have sent too many requests")
                    .doesNotContain("<textarea");
        }
    }

    @Test
    void afterTheTimeThatWasSaid_itWorksAgain() throws Exception {
        try (var server = serverWith("limits: {requests: {max: 1, window: 1s}}")) {
            var caller = server.stranger();
            Await.until("a refusal", () -> caller.get(SESSIONS).status() == 429);

            Await.until("a permit", () -> caller.get(SESSIONS).status() == 401);
        }
    }

    @Test
    void following_hasALimitOfItsOwn() throws Exception {
        try (var server = serverWith("limits: {requests: {max: 2, window: 1h}, replies: {max: 3, window: 1h}}")) {
            var caller = server.visitor();
            var reply = caller.sendOnly("Hello").at("/reply/id");
            assertThat(caller.get(SESSIONS).status()).isEqualTo(429);

            assertThat(caller.events(reply, "", 100)).isNotEmpty();
            assertThat(caller.get("/api/v1/replies/" + reply + "?wait=5").at("/status"))
                    .isEqualTo("completed");
            assertThat(caller.get("/api/v1/replies/" + reply).header("RateLimit-Remaining"))
                    .isEqualTo("0");

            assertThat(caller.get("/api/v1/replies/" + reply).status()).isEqualTo(429);
        }
    }

    @Test
    void messages_areLimitedForEachVisitor() throws Exception {
        try (var server = serverWith("limits: {messages: {max: 2, window: 1h}}")) {
            var one = server.visitor();
            var two = server.visitor();
            one.send("First");
            assertThat(one.send("Second").header("RateLimit-Limit")).isEqualTo("2");

            assertThat(one.send("Third").status()).isEqualTo(429);

            assertThat(one.get(one.messages()).json().at("/messages")).hasSize(4);
            assertThat(two.send("First").status()).isEqualTo(200);
        }
    }

    @Test
    void owner_isLimitedWhereverTheyAre() throws Exception {
        try (var server = serverWith("limits: {owner: {max: 2, window: 1h}}")) {
            var one = server.visitor();
            var two = server.visitor();
            one.get(SESSIONS);
            one.get(SESSIONS);

            assertThat(one.get(SESSIONS).status()).isEqualTo(429);
            assertThat(two.get(SESSIONS).status()).isEqualTo(200);
        }
    }

    @Test
    void login_isLimitedMoreStrictly() throws Exception {
        try (var server = serverWith("limits: {login: {max: 2, window: 1h}}")) {
            var caller = server.stranger();
            caller.post("/api/v1/auth/login", "{}");
            caller.post("/api/v1/auth/login/", "{}");

            assertThat(caller.post("/api/v1/auth/login", "{}").status()).isEqualTo(429);
            assertThat(caller.post("/api/v1/auth;a=b/login", "{}").status()).isEqualTo(429);
            assertThat(caller.get("/chat").status()).isEqualTo(200);
        }
    }

    @Test
    void ordinaryConversation_fitsIntoTheUsualLimits() throws Exception {
        try (var server = serverWith("RATE_LIMIT_MAX", "100")) {
            assertThat(server.stranger().get("/").status()).isEqualTo(200);
            assertThat(server.stranger().get("/chat").status()).isEqualTo(200);
            var caller = server.visitor();
            var items = "/chat/conversations/" + caller.session() + "/messages";
            for (var question = 1; question <= 15; question++) {
                var sent = caller.sendOnly("Question " + question);
                assertThat(sent.status()).as("question %d", question).isBetween(200, 202);
                assertThat(caller.events(sent.at("/reply/id"), "", 100)).isNotEmpty();
                assertThat(caller.get(items).status()).as("items %d", question).isEqualTo(200);
            }
        }
    }

    @Test
    void off_nothingIsLimitedAndNothingSaid() throws Exception {
        try (var server = serverWith("RATE_LIMIT_MAX", "0")) {
            var caller = server.visitor();
            for (var i = 0; i < 40; i++) {
                assertThat(caller.sendOnly("Question " + i).status()).isBetween(200, 202);
            }
            for (var i = 0; i < 350; i++) {
                assertThat(caller.get(SESSIONS).header("RateLimit-Limit")).isEmpty();
            }
        }
    }

    private RunningServer serverWith(String variable, String value) throws Exception {
        return RunningServer.start(folder.resolve("data"), Map.of(variable, value));
    }

    private RunningServer serverWith(String yaml) throws Exception {
        var file = Files.writeString(folder.resolve("settings.yml"), yaml);
        return RunningServer.start(folder.resolve("data"), Map.of("RATE_LIMIT_MAX", ""), file);
    }

    private static String asset(String page) {
        var found = Pattern.compile("\"(/assets/[^\"]+\\.css)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String csrf(String page) {
        var found = CSRF.matcher(page);
        assertThat(found.find()).isTrue();
        return encoded(found.group(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
