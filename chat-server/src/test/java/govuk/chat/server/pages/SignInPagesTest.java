package govuk.chat.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.MovableClock;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by forms alone. */
@SuppressWarnings("NullAway.Init")
class SignInPagesTest {
    private static final MovableClock CLOCK = new MovableClock();

    @TempDir
    static Path data;

    private static RunningServer server;
    private static User anna;
    private static User ben;

    @BeforeAll
    static void start() throws Exception {
        try (var users = Users.inSqlite(data)) {
            anna = users.create("anna@example.org", UserRole.USER, false);
            ben = users.create("ben@example.org", UserRole.USER, false);
        }
        server = RunningServer.start(data, Map.of(), null, CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void signIn_leadsToTheChatAndShowsWhoIsThere() throws Exception {
        var person = person();

        var answer = submit(person, Map.of("email", "Anna@example.org ", "password", Users.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/chat");
        for (var page : new String[] {"/", "/chat", "/chat/conversations", "/privacy", "/account"}) {
            assertThat(person.get(page).body()).as(page).contains("anna@example.org", "Sign out");
        }
        assertThat(person().get("/chat").body())
                .contains("href=\"/sign-in\"")
                .doesNotContain("Sign out", "session-dialog");
    }

    @Test
    void signIn_cookie_isOutOfReach() throws Exception {
        var answer = submit(person(), credentials(anna));

        var cookies = String.join("\n", answer.headers().allValues("Set-Cookie"));
        assertThat(cookies)
                .containsPattern("chat_session=eyJ[^;]+; Path=/; .*Max-Age=86400; .*HttpOnly; SameSite=Strict");
        assertThat(cookies).containsPattern("chat_visitor=; Path=/; Expires=Thu, 01 Jan 1970");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    /** Nothing stands in the way of a password manager or of pasting: no length, no script on the field. */
    @Test
    void passwordFields_areMasked_andSuitPasswordManagers() throws Exception {
        var person = person();
        var signIn = person.get("/sign-in").body();
        var account = person.signIn(anna.email().value(), Users.PASSWORD)
                .get("/account")
                .body();

        assertThat(signIn).containsOnlyOnce("type=\"password\" autocomplete=\"current-password\"");
        assertThat(account)
                .containsOnlyOnce("type=\"password\" autocomplete=\"current-password\"")
                .containsOnlyOnce("type=\"password\" autocomplete=\"new-password\"");
        assertThat(signIn + account).doesNotContain("autocomplete=\"off\"", "onpaste", "maxlength");
    }

    /** Session fixation: a token that an attacker planted in the browser is replaced, and holds nowhere any more. */
    @Test
    void signIn_tokenThatWasPlantedBefore_isOfNoUse() throws Exception {
        var attacker = person().signIn(ben.email().value(), Users.PASSWORD);
        var planted = attacker.cookie("chat_session").orElseThrow();
        var victim = person();
        var form = FormPerson.tokenOn(victim.get("/sign-in").body());
        victim.setCookie("chat_session", planted);

        var answer = victim.post("/sign-in", form, credentials(anna));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(victim.cookie("chat_session")).isPresent().isNotEqualTo(Optional.of(planted));
        assertThat(victim.get("/account").body()).contains("anna@example.org");
        assertThat(location(attacker.get("/account"))).startsWith("/sign-in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        anna@example.org | wrong password | 401 | The email address or the password is not right.
        nobody@example.org | correct horse battery | 401 | The email address or the password is not right.
        ''               | correct horse battery | 400 | Enter your email address.
        anna@example.org | ''             | 400 | Enter your password.
        """)
    void signIn_refused_keepsTheEmailAndNeverThePassword(String email, String password, int status, String sentence)
            throws Exception {
        var answer = submit(person(), Map.of("email", email, "password", password));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<title>Error: Sign in", sentence, "value=\"" + email + "\"");
        if (!password.isEmpty()) {
            assertThat(answer.body()).doesNotContain(password);
        }
    }

    @Test
    void signIn_tooManyWrongPasswords_isSlowedDown() throws Exception {
        var person = person();
        HttpResponse<String> answer = person.get("/sign-in");
        for (int i = 0; i < 6; i++) {
            answer = submit(person, Map.of("email", "guessed@example.org", "password", "wrong"));
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("too many wrong passwords");
    }

    @Test
    void signIn_formFromElsewhere_isRefused() throws Exception {
        var others = FormPerson.tokenOn(person().get("/sign-in").body());
        var person = person();

        var answer = person.post("/sign-in", others, credentials(anna));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(person.cookie("chat_session")).isEmpty();
        assertThat(person.post("/sign-in", FormPerson.tokenOn(answer.body()), credentials(anna))
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /account                     | /account
        /chat/conversations?after=1  | /chat/conversations?after=1
        //evil.example/              | /chat
        /\\evil.example              | /chat
        https://evil.example/        | /chat
        javascript:alert(1)          | /chat
        /sign-in?next=/sign-in       | /chat
        /sign-out                    | /chat
        /api/v1/sessions             | /chat
        /chat%0d%0aSet-Cookie:x=y    | /chat%0d%0aSet-Cookie:x=y
        """)
    void next_leadsNowhereElse(String wanted, String reached) throws Exception {
        var person = person();
        var page = person.get("/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        var fields = new HashMap<>(credentials(anna));
        fields.put("next", wanted);

        var answer = person.post("/sign-in", FormPerson.tokenOn(page.body()), fields);

        assertThat(location(answer)).isEqualTo(reached);
        assertThat(location(person.get("/sign-in?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8))))
                .isEqualTo(reached);
    }

    @Test
    void signOut_endsItOnTheServerToo() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        var token = person.cookie("chat_session").orElseThrow();

        var answer = person.submit("/account", "/sign-out", Map.of());

        assertThat(location(answer)).isEqualTo("/signed-out");
        assertThat(answer.headers().firstValue("Clear-Site-Data")).contains("\"storage\"");
        assertThat(person.cookie("chat_session")).isEmpty();
        assertThat(person.get("/signed-out").body())
                .contains("You have signed out")
                .doesNotContain("anna@");
        assertThat(server.stranger().with(token).get("/api/v1/auth/me").status())
                .isEqualTo(401);
    }

    @Test
    void signOut_formFromElsewhere_isRefused() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);

        assertThat(person.post("/sign-out", "forged", Map.of()).statusCode()).isEqualTo(403);
        assertThat(person.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void account_ofNobody_leadsToSignInAndBack() throws Exception {
        var answer = person().get("/account?changed=yes");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/sign-in?next=%2Faccount%3Fchanged%3Dyes");
    }

    @Test
    void passwordChange_keepsThisBrowserSignedInAndNoOther() throws Exception {
        try (var own = RunningServer.start(
                data.resolve("own"), Map.of("ADMIN_EMAIL", "a@example.org", "ADMIN_PASSWORD", Users.PASSWORD))) {
            var here = new FormPerson(own::uri).signIn("a@example.org", Users.PASSWORD);
            var elsewhere = new FormPerson(own::uri).signIn("a@example.org", Users.PASSWORD);

            var changed = here.submit(
                    "/account",
                    "/account/password",
                    Map.of("current", Users.PASSWORD, "next", "another good password"));

            assertThat(location(changed)).isEqualTo("/account?changed=yes");
            assertThat(here.get("/account?changed=yes").body()).contains("Your password has been changed");
            assertThat(location(elsewhere.get("/account"))).startsWith("/sign-in");
            new FormPerson(own::uri).signIn("a@example.org", "another good password");
        }
    }

    @Test
    void signIns_areShown_andCanBeEndedElsewhereButNotForOthers() throws Exception {
        var here = person().signIn(ben.email().value(), Users.PASSWORD);
        var one = person().signIn(ben.email().value(), Users.PASSWORD);
        var stranger = person().signIn(anna.email().value(), Users.PASSWORD);
        var strangersOwn = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");
        person().signIn(anna.email().value(), Users.PASSWORD);
        var foreign = strangersOwn.matcher(stranger.get("/account").body());
        assertThat(foreign.find()).isTrue();

        var shown = here.get("/account").body();
        assertThat(shown).contains("Where you are signed in", "In a browser (this one)", "Sign out everywhere else");
        assertThat(location(here.submit("/account", "/account/sign-outs", Map.of("id", foreign.group(1)))))
                .isEqualTo("/account#sign-ins");
        here.submit("/account", "/account/sign-outs", Map.of("id", ""));

        assertThat(here.get("/account").body()).doesNotContain("Sign out everywhere else");
        assertThat(location(one.get("/account"))).startsWith("/sign-in");
        assertThat(stranger.get("/account").body()).contains("value=\"" + foreign.group(1) + "\"");
    }

    @Test
    void signOutElsewhere_ofOne_leavesTheOthers() throws Exception {
        var one = person().signIn(ben.email().value(), Users.PASSWORD);
        var here = person().signIn(ben.email().value(), Users.PASSWORD);
        var others = Pattern.compile("name=\"id\" value=\"([^\"]+)\"")
                .matcher(here.get("/account").body());
        assertThat(others.find()).isTrue();

        here.submit("/account", "/account/sign-outs", Map.of("id", others.group(1)));

        assertThat(location(one.get("/account"))).startsWith("/sign-in");
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(here.post("/account/sign-outs", "forged", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        wrong                 | another good password | current-error | Your current password is not right
        correct horse battery | short                 | next-error    | Your password must be 8 characters or more
        """)
    void passwordChange_refused_saysWhichField(String current, String next, String id, String sentence)
            throws Exception {
        var person = person().signIn(ben.email().value(), Users.PASSWORD);

        var answer = person.submit("/account", "/account/password", Map.of("current", current, "next", next));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<title>Error: Your account", "id=\"" + id + "\"", sentence);
    }

    @Test
    void visitorWhoSignsIn_keepsTheConversation() throws Exception {
        var person = person();
        var sent = person.submit("/chat", "/chat/messages", Map.of("message", "Asked before signing in"));
        var conversation = location(sent).replaceFirst("\\?.*", "");

        person.signIn(anna.email().value(), Users.PASSWORD);

        assertThat(person.get(conversation).body()).contains("Asked before signing in");
        assertThat(person.cookie("chat_visitor")).isEmpty();
    }

    /** Lapsed while typing: the text goes through the sign-in form and stands in the composer again. */
    @Test
    void lapse_whileTyping_losesNothing() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        var first = person.submit("/chat/new", "/chat/messages", Map.of("message", "The first question"));
        var conversation = location(first).replaceFirst("\\?.*", "");
        var page = person.get(conversation).body();
        var id = conversation.substring(conversation.lastIndexOf('/') + 1);
        CLOCK.move(Duration.ofMinutes(31));
        var typed = "\n  Typed <b>for long</b> & \"well\"\n\n- with lines";

        var refused = person.post(
                "/chat/messages", FormPerson.tokenOn(page), Map.of("message", typed, "conversation", id, "key", "k1"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .contains("You have been signed out", "Your message was not sent", "&lt;b&gt;for long");
        assertThat(refused.body()).contains("name=\"conversation\" value=\"" + id + "\"", "name=\"key\" value=\"k1\"");
        var form = new HashMap<>(credentials(anna));
        form.putAll(Map.of("message", typed, "conversation", id, "key", "k1", "keptFor", FormPerson.tokenOn(page)));
        var wrong = new HashMap<>(form);
        wrong.put("password", "mistyped");
        var again = person.post("/sign-in", FormPerson.tokenOn(refused.body()), wrong);
        assertThat(again.body()).contains("&lt;b&gt;for long");

        var back = person.post("/sign-in", FormPerson.tokenOn(again.body()), form);

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("The first question", "&lt;b&gt;for long", "anna@example.org");
        var sent = person.post(
                "/chat/messages",
                FormPerson.tokenOn(back.body()),
                Map.of("message", typed, "conversation", id, "key", "k1"));
        assertThat(location(sent)).startsWith(conversation);
    }

    @Test
    void lapse_andSomebodyElseSignsIn_showsThemNothingOfIt() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        var annasToken = FormPerson.tokenOn(person.get("/chat/new").body());
        CLOCK.move(Duration.ofMinutes(31));
        var refused = person.post("/chat/messages", annasToken, Map.of("message", "Anna's secret"));
        var form = new HashMap<>(credentials(ben));
        form.putAll(Map.of("message", "Anna's secret", "keptFor", annasToken));

        var answer = person.post("/sign-in", FormPerson.tokenOn(refused.body()), form);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/chat/new", "/chat/conversations", "/account"})
    void lapse_pages_leadToSignInAndBack(String path) throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        CLOCK.move(Duration.ofMinutes(31));

        var answer = person.get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/sign-in?next=" + path.replace("/", "%2F"));
        assertThat(person.get(location(answer)).body())
                .contains("You have been signed out", "Continue without signing in");
    }

    @Test
    void lapse_pagesForEverybody_areShown() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        CLOCK.move(Duration.ofMinutes(31));

        assertThat(person.get("/privacy").statusCode()).isEqualTo(200);
        assertThat(person.get("/").body()).contains("href=\"/sign-in\"");
    }

    @Test
    void lapse_personMayGoOnAsAVisitor() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        CLOCK.move(Duration.ofMinutes(31));

        var answer = person.submit("/sign-in", "/sign-out", Map.of());

        assertThat(location(answer)).isEqualTo("/chat");
        assertThat(person.get("/chat").statusCode()).isEqualTo(200);
        assertThat(person.get("/chat").body()).doesNotContain("anna@");
    }

    @Test
    void useKeepsAPersonSignedIn() throws Exception {
        var person = person().signIn(anna.email().value(), Users.PASSWORD);
        for (int i = 0; i < 4; i++) {
            CLOCK.move(Duration.ofMinutes(20));
            assertThat(person.get("/account").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anonymousOff_pagesLeadToSignIn_andTheApiSays401() throws Exception {
        var variables =
                Map.of("ANONYMOUS_CHAT", "false", "ADMIN_EMAIL", "a@example.org", "ADMIN_PASSWORD", Users.PASSWORD);
        try (var closed = RunningServer.start(data.resolve("closed"), variables)) {
            var person = new FormPerson(closed::uri);
            assertThat(location(person.get("/chat"))).isEqualTo("/sign-in?next=%2Fchat");
            assertThat(location(person.get("/chat/conversations"))).startsWith("/sign-in");
            assertThat(person.get("/").body()).contains("You need an account.");
            assertThat(closed.stranger().post("/api/v1/sessions", "{}").status())
                    .isEqualTo(401);
            var visitorsToken = server.visitor().token();
            assertThat(closed.stranger()
                            .with(visitorsToken)
                            .get("/api/v1/sessions")
                            .status())
                    .isEqualTo(401);

            person.signIn("a@example.org", Users.PASSWORD);

            assertThat(person.get("/chat").statusCode()).isEqualTo(200);
            assertThat(closed.stranger()
                            .signIn("a@example.org", Users.PASSWORD)
                            .post("/api/v1/sessions", "{}")
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void production_cookiesAreForThisHostOverTlsOnly() throws Exception {
        var secret = "a random secret of 32 bytes, 7q0x5w";
        var variables = Map.of(
                "CHAT_ENV",
                "production",
                "SESSION_SECRET",
                secret,
                "JWT_SECRET",
                secret,
                "ADMIN_EMAIL",
                "a@example.org",
                "ADMIN_PASSWORD",
                Users.PASSWORD);
        try (var production = RunningServer.start(data.resolve("production"), variables)) {
            var person = new FormPerson(production::uri);
            var page = person.get("/sign-in");
            var visitor = page.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(visitor).startsWith("__Host-chat_visitor=").contains("Secure", "HttpOnly", "SameSite=Strict");
            // This client keeps Secure cookies from plain HTTP, as it should.
            person.setCookie(
                    "__Host-chat_visitor", visitor.replaceFirst("^[^=]*=", "").replaceFirst(";.*", ""));

            var answer = person.post(
                    "/sign-in",
                    FormPerson.tokenOn(page.body()),
                    Map.of("email", "a@example.org", "password", Users.PASSWORD));

            assertThat(answer.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-chat_session=eyJ")
                            .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Strict")
                            .doesNotContain("Domain"));
        }
    }

    private static FormPerson person() {
        return new FormPerson(server::uri);
    }

    private static HttpResponse<String> submit(FormPerson person, Map<String, String> fields) throws Exception {
        return person.submit("/sign-in", "/sign-in", fields);
    }

    private static Map<String, String> credentials(User user) {
        return Map.of("email", user.email().value(), "password", Users.PASSWORD);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
    }
}
