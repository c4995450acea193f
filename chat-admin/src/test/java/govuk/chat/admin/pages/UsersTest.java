package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.admin.testing.Office;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.admin.UserCalls.Account;
import govuk.chat.core.client.admin.UserCalls.UserFilter;
import govuk.chat.core.model.UserRole;
import govuk.chat.server.testing.FormPerson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators do with users, by forms and links alone. */
@SuppressWarnings("NullAway.Init")
class UsersTest {
    @TempDir
    static Path data;

    private static Office office;
    private static FormPerson anna;

    @BeforeAll
    static void start() throws Exception {
        office = new Office(data);
        anna = office.administrator();
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @Test
    void create_withoutAPassword_showsTheOneThatWorks() throws Exception {
        var email = "made." + UUID.randomUUID() + "@example.org";

        var page = anna.submit("/users/new", "/users", Map.of("email", email, "role", "moderator"));

        assertThat(page.statusCode()).isEqualTo(200);
        var password = find("id=\"made-password\">([^<]+)<", page.body());
        assertThat(anna.get("/users?search=" + email).body())
                .contains(email, "Moderator")
                .doesNotContain(password);
        assertThat(login(email, password)).isEqualTo(UserRole.MODERATOR);
    }

    @Test
    void create_withAPassword_doesNotShowIt() throws Exception {
        var email = "typed." + UUID.randomUUID() + "@example.org";
        var fields = Map.of("email", email, "role", "user", "password", Office.PASSWORD, "isService", "yes");

        var page = anna.submit("/users/new", "/users", fields);

        assertThat(page.body()).contains("with the password that you chose").doesNotContain(Office.PASSWORD);
        assertThat(account(email).isService()).isTrue();
        assertThat(login(email, Office.PASSWORD)).isEqualTo(UserRole.USER);
    }

    @ParameterizedTest
    @CsvSource({
        "'', user, '', Enter an email address.",
        "new@example.org, '', '', Select a role.",
        "new@example.org, king, '', Select a role.",
        "no email, user, '', email",
        "anna@example.org, user, '', already",
        "new@example.org, user, short, password",
    })
    void create_thatIsRefused_keepsWhatWasTyped(String email, String role, String password, String why)
            throws Exception {
        var page = anna.submit("/users/new", "/users", Map.of("email", email, "role", role, "password", password));

        assertThat(page.statusCode()).isBetween(400, 499);
        assertThat(page.body())
                .contains("There is a problem", "<title>Error: ", "value=\"" + email + "\"")
                .containsIgnoringCase(why);
    }

    @Test
    void list_isSearchedFilteredSortedAndPaged() throws Exception {
        var mark = "list" + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 10; i < 65; i++) {
            office.calls().users().create(mark + i + "@example.org", UserRole.USER, Office.PASSWORD, false);
        }

        var first = anna.get("/users?search=" + mark + "&role=user&active=true&sort=email")
                .body();
        var next = find("href=\"([^\"]+)\" rel=\"next\"", first)
                .replace("&amp;", "&")
                .replace("&#61;", "=");
        var second = anna.get(next).body();

        assertThat(emails(mark, first)).hasSize(50).first().isEqualTo(mark + "10@example.org");
        assertThat(emails(mark, second)).hasSize(5).last().isEqualTo(mark + "64@example.org");
        assertThat(second).contains("Back to the first page").doesNotContain("rel=\"next\"");
        assertThat(emails(
                                mark,
                                anna.get("/users?search=" + mark + "&sort=created")
                                        .body())
                        .getFirst())
                .isEqualTo(mark + "64@example.org");
        assertThat(anna.get("/users?search=" + mark + "&role=admin").body()).contains("There is no such user.");
    }

    @Test
    void change_ofRoleAndState_holdsAtOnce() throws Exception {
        var email = office.newUser(UserRole.USER);
        var page = "/users/" + account(email).id();

        var answer = change(page, anna.get(page).body(), "moderator", "disabled");

        assertThat(answer.headers().firstValue("Location")).hasValue(page + "?done=changed");
        assertThat(anna.get(page + "?done=changed").body()).contains("The change is made.", "Disabled");
        assertThat(account(email)).matches(now -> now.role() == UserRole.MODERATOR && !now.isActive());
        assertThatThrownBy(() -> login(email, Office.PASSWORD)).isInstanceOf(ApiException.class);
    }

    @Test
    void change_ofTwoAtOnce_saysWhoWins_andShowsBoth() throws Exception {
        var email = office.newUser(UserRole.USER);
        var known = account(email);
        var page = "/users/" + known.id();
        var shown = anna.get(page).body();
        office.calls().users().change(known.id(), UserRole.MODERATOR, true, known.version());

        var conflict = change(page, shown, "admin", "disabled");

        assertThat(conflict.statusCode()).isEqualTo(412);
        assertThat(conflict.body())
                .contains("Somebody else changed this user while you did", "Their change stands")
                .contains("They chose: Moderator, active", "You chose: Administrator, disabled");
        assertThat(account(email).role()).isEqualTo(UserRole.MODERATOR);

        // What was wanted is still in the form, and can be made on top of theirs.
        assertThat(conflict.body())
                .containsPattern("value=\"admin\" checked")
                .containsPattern("value=\"disabled\" checked");
        assertThat(change(page, conflict.body(), "admin", "disabled").statusCode())
                .isEqualTo(303);
        assertThat(account(email)).matches(now -> now.role() == UserRole.ADMIN && !now.isActive());
    }

    @Test
    void oneself_isNotChanged() throws Exception {
        var page = "/users/" + account(Office.EMAIL).id();
        var html = anna.get(page).body();

        assertThat(html).contains("This is you.").doesNotContain("Change the user");
        var refused = anna.post(
                page,
                FormPerson.tokenOn(html),
                Map.of("role", "user", "state", "active", "version", "\"admin-active\""));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("You cannot change your own role or disable yourself.");
        assertThat(account(Office.EMAIL).role()).isEqualTo(UserRole.ADMIN);
    }

    @Test
    void password_isReset_afterAQuestion() throws Exception {
        var email = office.newUser(UserRole.USER);
        var page = "/users/" + account(email).id() + "/password";

        assertThat(anna.get(page).body()).contains("Reset the password of " + email + "?");
        assertThat(login(email, Office.PASSWORD)).isEqualTo(UserRole.USER);

        var done = anna.submit(page, page, Map.of());
        assertThat(login(email, find("id=\"made-password\">([^<]+)<", done.body())))
                .isEqualTo(UserRole.USER);
        assertThatThrownBy(() -> login(email, Office.PASSWORD)).isInstanceOf(ApiException.class);
    }

    @Test
    void signOut_endsAllSignIns() throws Exception {
        var email = office.newUser(UserRole.USER);
        var page = "/users/" + account(email).id();
        try (var client = ChatClient.of(office.server().uri(""))) {
            client.signIn().login(email, Office.PASSWORD);

            var done = anna.submit(page + "/sign-out", page + "/sign-out", Map.of());

            assertThat(done.headers().firstValue("Location")).hasValue(page + "?done=signed-out");
            assertThatThrownBy(() -> client.signIn().me()).isInstanceOf(ApiException.class);
        }
    }

    @Test
    void data_isTakenAlong_andErasedWithAReceipt() throws Exception {
        var email = office.newUser(UserRole.USER);
        var page = "/users/" + account(email).id();
        try (var client = ChatClient.of(office.server().uri(""))) {
            client.signIn().login(email, Office.PASSWORD);
            var session = client.sessions().create();
            client.ask(session.id(), "Where is my passport?", event -> {});
        }

        var file = anna.get(page + "/export");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.body()).contains("Where is my passport?");

        assertThat(anna.get(page + "/erase").body()).contains("cannot be brought back");
        var receipt = anna.submit(page + "/erase", page + "/erase", Map.of());
        assertThat(receipt.body()).contains("1 conversations with 2 messages");
        var reference = find("id=\"reference\">([^<]+)<", receipt.body());
        assertThat(anna.get("/audit?action=data_erased&subject=" + reference).body())
                .contains("Data erased", reference);
        assertThat(anna.get(page + "/export").body()).doesNotContain("passport");
    }

    @Test
    void userWhoIsNotThere_isNotFound() throws Exception {
        assertThat(anna.get("/users/nobody").statusCode()).isEqualTo(404);
        assertThat(anna.get("/users/nobody/export").statusCode()).isEqualTo(404);
        assertThat(anna.get("/users/no%20body").statusCode()).isEqualTo(404);
    }

    @Test
    void words_cannotBePutOnAPageByAnAddress() throws Exception {
        var page = "/users/" + account(Office.EMAIL).id();

        assertThat(anna.get(page + "?done=Send+money").body()).doesNotContain("Send money");
    }

    private static java.net.http.HttpResponse<String> change(String page, String html, String role, String state)
            throws Exception {
        var version = find("name=\"version\" value=\"([^\"]*)\"", html).replace("&quot;", "\"");
        return anna.post(page, FormPerson.tokenOn(html), Map.of("role", role, "state", state, "version", version));
    }

    private static UserRole login(String email, String password) throws InterruptedException {
        try (var client = ChatClient.of(office.server().uri(""))) {
            return client.signIn().login(email, password).role();
        }
    }

    private static Account account(String email) throws InterruptedException {
        var users = office.calls().users();
        var found = users.list(new UserFilter(email, "", "", ""), "").items().getFirst();
        return users.get(found.id());
    }

    private static java.util.List<String> emails(String mark, String html) {
        var found = new ArrayList<String>();
        Pattern.compile(">(" + mark + "\\d+@example\\.org)<")
                .matcher(html)
                .results()
                .forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static String find(String pattern, String html) {
        var found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as(pattern + " in " + html).isTrue();
        return found.group(1);
    }
}
