package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.admin.testing.Office;
import govuk.chat.admin.testing.RunningAdmin;
import govuk.chat.core.client.admin.UserCalls.UserFilter;
import govuk.chat.core.model.UserRole;
import govuk.chat.server.testing.FormPerson;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, how long they stay, and what becomes of a form that is handed in too late. */
@SuppressWarnings("NullAway.Init")
class SignInTest {
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");

    @TempDir
    static Path data;

    private static Office office;

    @BeforeAll
    static void start() throws Exception {
        office = new Office(data);
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/users",
                "/users/new",
                "/users/x",
                "/users/x/erase",
                "/conversations",
                "/audit",
                "/audit/table.csv"
            })
    void page_forStrangers_leadsToTheSignIn(String path) throws Exception {
        var answer = office.admin().person().get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith("/sign-in?next=");
    }

    @Test
    void administrator_getsToWhatTheyWanted_andOutAgain() throws Exception {
        var person = office.admin().person();
        var entry = person.submit(
                "/sign-in",
                "/sign-in",
                Map.of("email", Office.EMAIL, "password", Office.PASSWORD, "next", "/audit?action=login"));

        assertThat(location(entry)).isEqualTo("/audit?action=login");
        assertThat(entry.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("admin=").contains("HttpOnly", "SameSite=Strict"));
        assertThat(person.get("/users").body()).contains("anna@example.org", "Sign out");

        assertThat(location(person.submit("/users", "/sign-out", Map.of()))).isEqualTo("/sign-in");
        assertThat(person.get("/users").statusCode()).isEqualTo(303);
    }

    @Test
    void production_cookiesAreOfThisHostOnly() throws Exception {
        var variables = Map.of(
                "CHAT_ENV",
                "production",
                "CHAT_SERVERS",
                office.server().uri("").toString());
        try (var admin = RunningAdmin.start(data.resolve("production"), variables, Clock.systemUTC())) {
            var answer = admin.person().get("/sign-in");

            assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("__Host-admin-form=")
                    .contains("Secure", "HttpOnly", "SameSite=Strict");
        }
    }

    @Test
    void signIn_thatFails_keepsTheEmailAndNotThePassword() throws Exception {
        var answer = office.admin()
                .person()
                .submit("/sign-in", "/sign-in", Map.of("email", "nobody@example.org", "password", "wrong-and-secret"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("There is a problem", "value=\"nobody@example.org\"")
                .doesNotContain("wrong-and-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.test", "//evil.test", "/\\evil.test"})
    void signIn_leadsNowhereElse(String next) throws Exception {
        var answer = office.admin()
                .person()
                .submit(
                        "/sign-in",
                        "/sign-in",
                        Map.of("email", Office.EMAIL, "password", Office.PASSWORD, "next", next));

        assertThat(location(answer)).isEqualTo("/");
    }

    @Test
    void user_isToldThatThisIsNotForThem() throws Exception {
        var email = office.newUser(UserRole.USER);

        var answer = office.admin()
                .person()
                .submit("/sign-in", "/sign-in", Map.of("email", email, "password", Office.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This app is for administrators and moderators.");
    }

    @Test
    void moderator_getsConversationsAndAudit_andNothingElse() throws Exception {
        var person = office.signedIn(office.newUser(UserRole.MODERATOR));

        assertThat(location(person.get("/"))).isEqualTo("/conversations");
        assertThat(person.get("/conversations").body()).doesNotContain("href=\"/users\"");
        assertThat(person.get("/audit").statusCode()).isEqualTo(200);
        for (var path : new String[] {"/users", "/users/new", "/users/x", "/users/x/erase", "/users/x/export"}) {
            assertThat(person.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(person.submit("/audit", "/users", Map.of("email", "a@example.org", "role", "admin"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void form_withoutItsToken_isNotTaken() throws Exception {
        var person = office.administrator();
        var email = newEmail();

        assertThat(person.post("/users", "made up", Map.of("email", email, "role", "user"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(isThere(email)).isFalse();
    }

    @Test
    void roleThatIsTakenAway_endsTheSignInHereToo() throws Exception {
        var email = office.newUser(UserRole.ADMIN);
        var person = office.signedIn(email);
        var users = office.calls().users();
        var account = users.get(users.list(new UserFilter(email, "", "", ""), "")
                .items()
                .getFirst()
                .id());
        users.change(account.id(), UserRole.USER, true, account.version());

        assertThat(location(person.get("/users"))).startsWith("/sign-in");
    }

    @Test
    void idle_endsTheSignIn_andUsingItDoesNot() throws Exception {
        var person = office.administrator();

        office.clock().move(Duration.ofMinutes(14));
        assertThat(person.get("/users").statusCode()).isEqualTo(200);
        office.clock().move(Duration.ofMinutes(14));
        assertThat(person.get("/users").statusCode()).isEqualTo(200);
        office.clock().move(Duration.ofMinutes(15));
        assertThat(location(person.get("/users?search=a"))).isEqualTo("/sign-in?next=%2Fusers%3Fsearch%3Da");
    }

    @Test
    void form_thatComesTooLate_isKeptThroughTheSignIn_andDoneWhenItsSenderSaysSo() throws Exception {
        var person = office.administrator();
        var email = newEmail();
        var token = FormPerson.tokenOn(person.get("/users/new").body());
        office.clock().move(Duration.ofMinutes(16));

        var late =
                person.post("/users", token, Map.of("email", email, "role", "moderator", "password", Office.PASSWORD));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("What you had typed is kept");

        var back = carryThrough(person, late, Office.EMAIL);
        assertThat(back.body()).contains("Carry on where you were?", email, "moderator");
        assertThat(visible(back.body())).doesNotContain(Office.PASSWORD);
        assertThat(isThere(email)).isFalse();

        var fields = fields(back.body());
        var done = person.post("/users", FormPerson.tokenOn(back.body()), fields);
        assertThat(done.body()).contains("User created");
        assertThat(isThere(email)).isTrue();
    }

    @Test
    void form_outlivesARestartOfTheApp() throws Exception {
        var folder = data.resolve("restarted");
        var servers = office.server().uri("").toString();
        var email = newEmail();
        RunningAdmin[] running = {RunningAdmin.start(folder, servers, Clock.systemUTC())};
        var person = new FormPerson(path -> running[0].uri(path));
        try {
            person.signIn(Office.EMAIL, Office.PASSWORD);
            var token = FormPerson.tokenOn(person.get("/users/new").body());
            running[0].close();
            running[0] = RunningAdmin.start(folder, servers, Clock.systemUTC());

            var late = person.post("/users", token, Map.of("email", email, "role", "user"));

            assertThat(carryThrough(person, late, Office.EMAIL).body()).contains(email);
        } finally {
            running[0].close();
        }
    }

    @Test
    void form_ofSomebodyElse_isNotShown() throws Exception {
        var person = office.administrator();
        var email = newEmail();
        var token = FormPerson.tokenOn(person.get("/users/new").body());
        office.clock().move(Duration.ofMinutes(16));
        var late = person.post("/users", token, Map.of("email", email, "role", "user"));

        var back = carryThrough(person, late, office.newUser(UserRole.ADMIN));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.body()).doesNotContain(email);
    }

    @Test
    void noServer_isSaid_andTheEmailIsKept() throws Exception {
        try (var admin = RunningAdmin.start(data.resolve("alone"), "http://127.0.0.1:1", Clock.systemUTC())) {
            var answer = admin.person()
                    .submit("/sign-in", "/sign-in", Map.of("email", Office.EMAIL, "password", Office.PASSWORD));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Nothing answers at http://127.0.0.1:1", Office.EMAIL);
            try (var live = admin.uri("/live").toURL().openStream()) {
                assertThat(live.readAllBytes()).isNotEmpty();
            }
        }
    }

    /** Signs in on the page that a late form was answered with. */
    private static HttpResponse<String> carryThrough(FormPerson person, HttpResponse<String> late, String email)
            throws Exception {
        var fields = new java.util.HashMap<>(fields(late.body()));
        fields.putAll(Map.of("email", email, "password", Office.PASSWORD));
        return person.post("/sign-in", FormPerson.tokenOn(late.body()), fields);
    }

    private static Map<String, String> fields(String html) {
        var fields = new java.util.HashMap<String, String>();
        FIELD.matcher(html.substring(html.indexOf("<main")))
                .results()
                .filter(match -> !match.group(1).equals("csrf"))
                .forEach(match -> fields.put(match.group(1), unescape(match.group(2))));
        return fields;
    }

    private static String unescape(String text) {
        return text.replace("&#61;", "=")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Without what is in hidden fields. */
    private static String visible(String html) {
        return html.replaceAll("<input type=\"hidden\"[^>]*>", "");
    }

    private static boolean isThere(String email) throws InterruptedException {
        return !office.calls()
                .users()
                .list(new UserFilter(email, "", "", ""), "")
                .items()
                .isEmpty();
    }

    private static String newEmail() {
        return "new." + UUID.randomUUID() + "@example.org";
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
