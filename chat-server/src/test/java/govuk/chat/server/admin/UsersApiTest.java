package govuk.chat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users, as an administrator looks after them. */
@SuppressWarnings("NullAway.Init")
class UsersApiTest {
    private static final String PATH = "/api/v1/admin/users";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path data;

    private static RunningServer server;
    private static Users users;
    private static User administrator;
    private static Caller admin;

    @BeforeAll
    static void start() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        users = Users.inPostgres(url);
        administrator = users.create(UserRole.ADMIN);
        server = RunningServer.start(data, Map.of("DATABASE_URL", url));
        admin = signedIn(administrator);
    }

    @AfterAll
    static void stop() {
        server.close();
        users.close();
    }

    @Test
    void create_withoutAPassword_tellsOneThatWorks_once() throws Exception {
        var email = "new." + UUID.randomUUID() + "@example.org";

        var made =
                admin.post(PATH, json(Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "role", "moderator")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/user/email")).isEqualTo(email);
        assertThat(made.at("/user/role")).isEqualTo("moderator");
        var password = made.at("/password");
        assertThat(password).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(server.stranger().signIn(email, password).token()).isNotEmpty();
        var shown = admin.get(made.header("Location"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).doesNotContain(password).contains("\"lastLogin\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', 400, 'email and role'",
        "'{\"email\":\"anna\",\"role\":\"user\"}', 400, 'correct format'",
        "'{\"email\":\"a@example.org\",\"role\":\"king\"}', 400, 'role: must be one of user, moderator, admin'",
        "'{\"email\":\"a@example.org\",\"role\":\"user\",\"password\":\"short\"}', 400, 'Your password must be 8'"
    })
    void create_refused_saysWhy(String body, int status, String sentence) throws Exception {
        var refused = admin.post(PATH, body);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.at("/detail")).contains(sentence);
    }

    @Test
    void create_emailTaken_isAConflict() throws Exception {
        var taken = admin.post(PATH, json(Map.of("email", administrator.email().value(), "role", "user")));

        assertThat(taken.status()).isEqualTo(409);
    }

    @Test
    void list_isPaged_andSearched() throws Exception {
        var mark = UUID.randomUUID().toString();
        for (var name : List.of("c", "a", "b")) {
            users.create(name + "." + mark + "@example.org", UserRole.USER, false);
        }

        var first = admin.get(PATH + "?limit=2&search=" + mark);
        var second = admin.get(PATH + "?limit=2&search=" + mark + "&cursor=" + first.at("/nextCursor"));

        assertThat(emails(first)).containsExactly("a." + mark + "@example.org", "b." + mark + "@example.org");
        assertThat(emails(second)).containsExactly("c." + mark + "@example.org");
        assertThat(second.at("/nextCursor")).isEmpty();
        assertThat(emails(admin.get(PATH + "?sort=created&search=" + mark)))
                .startsWith("b." + mark + "@example.org")
                .hasSize(3);
        assertThat(admin.get(PATH + "?role=admin&search=" + mark).json().at("/users"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "cursor=nonsense", "cursor=%C3%A4", "role=king", "active=maybe", "sort=colour"})
    void list_badParameter_isNamed(String query) throws Exception {
        var refused = admin.get(PATH + "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).startsWith(query.substring(0, query.indexOf('=')) + ":");
    }

    @Test
    void change_needsTheVersionThatWasSeen_andEndsSignIns() throws Exception {
        var user = users.create(UserRole.USER);
        var theirs = signedIn(user);
        var path = PATH + "/" + user.id();
        var version = admin.get(path).header("ETag");

        assertThat(patch(path, "{\"role\":\"moderator\"}", Map.of()).status()).isEqualTo(428);
        var changed = patch(path, "{\"role\":\"moderator\"}", Map.of("If-Match", version));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/role")).isEqualTo("moderator");
        assertThat(theirs.get("/api/v1/auth/me").status()).isEqualTo(401);
        // The other administrator, who had seen the user as they were.
        var late = patch(path, "{\"isActive\":false}", Map.of("If-Match", version));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.at("/error/code")).isEqualTo("PRECONDITION_FAILED");
        assertThat(patch(path, "{\"isActive\":false}", Map.of("If-Match", changed.header("ETag")))
                        .at("/isActive"))
                .isEqualTo("false");
    }

    @Test
    void change_ofOneself_orOfNobody_isRefused() throws Exception {
        var own = PATH + "/" + administrator.id();
        var version = admin.get(own).header("ETag");

        assertThat(patch(own, "{\"role\":\"user\"}", Map.of("If-Match", version))
                        .status())
                .isEqualTo(409);
        assertThat(patch(own, "{\"isActive\":false}", Map.of("If-Match", version))
                        .status())
                .isEqualTo(409);
        assertThat(admin.post(own + "/password", "{}").status()).isEqualTo(409);
        assertThat(patch(PATH + "/nobody", "{\"role\":\"user\"}", Map.of("If-Match", version))
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/api/v1/auth/me").status()).isEqualTo(200);
    }

    @Test
    void resetPassword_endsTheOldOne() throws Exception {
        var user = users.create(UserRole.USER);
        var before = signedIn(user);

        var reset = admin.post(PATH + "/" + user.id() + "/password", "{}");

        assertThat(reset.status()).isEqualTo(200);
        assertThat(before.get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(login(user, Users.PASSWORD)).isEqualTo(401);
        assertThat(login(user, reset.at("/password"))).isEqualTo(200);
    }

    @Test
    void signOutEverywhere_endsEverySignIn() throws Exception {
        var user = users.create(UserRole.USER);
        var one = signedIn(user);
        var two = signedIn(user);

        var ended = admin.call("DELETE", PATH + "/" + user.id() + "/sign-ins", "", Map.of());

        assertThat(ended.at("/signIns")).isEqualTo("2");
        assertThat(one.get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(two.get("/api/v1/auth/me").status()).isEqualTo(401);
    }

    @Test
    void data_isExportedAndErased_withAReceipt() throws Exception {
        var user = users.create(UserRole.USER);
        var theirs = signedIn(user).begin();
        theirs.send("Kept for now");
        var path = PATH + "/" + user.id() + "/data";

        var exported = admin.get(path);
        var receipt = admin.call("DELETE", path, "", Map.of());

        assertThat(exported.json().at("/sessions/0/messages")).hasSize(2);
        assertThat(receipt.at("/sessions")).isEqualTo("1");
        assertThat(receipt.at("/messages")).isEqualTo("2");
        assertThat(theirs.get(theirs.messages()).status()).isEqualTo(404);
    }

    @Test
    void everything_isInTheAudit_withoutAPassword() throws Exception {
        var made = admin.post(PATH, json(Map.of("email", UUID.randomUUID() + "@example.org", "role", "user")));
        var id = made.at("/user/id");
        var path = PATH + "/" + id;
        patch(path, "{\"role\":\"moderator\"}", Map.of("If-Match", made.header("ETag")));
        var reset = admin.post(path + "/password", "{}");
        admin.call("DELETE", path + "/sign-ins", "", Map.of());
        admin.get(path + "/data");
        admin.call("DELETE", path + "/data", "", Map.of());

        var audit = admin.get("/api/v1/admin/audit?limit=100&actor=user:" + administrator.id());

        var told = new HashSet<String>();
        for (var entry : audit.json().at("/entries")) {
            if (entry.toString().contains(id)) {
                told.add(entry.at("/action").asText());
                assertThat(entry.at("/address").asText()).isEqualTo("127.0.0.1");
            }
        }
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "USER_CREATED", "USER_CHANGED", "PASSWORD_CHANGED", "LOGOUT", "DATA_EXPORTED", "DATA_ERASED");
        assertThat(audit.text()).doesNotContain(made.at("/password"), reset.at("/password"));
    }

    private static List<String> emails(Caller.Answer answer) throws Exception {
        var emails = new ArrayList<String>();
        answer.json().at("/users").forEach(user -> emails.add(user.at("/email").asText()));
        return emails;
    }

    private static Caller.Answer patch(String path, String body, Map<String, String> headers) throws Exception {
        return admin.call("PATCH", path, body, headers);
    }

    private static int login(User user, String password) throws Exception {
        return server.stranger()
                .post("/api/v1/auth/login", json(Map.of("email", user.email().value(), "password", password)))
                .status();
    }

    private static Caller signedIn(User user) throws Exception {
        return server.stranger().signIn(user.email().value(), Users.PASSWORD);
    }

    private static String json(Map<String, String> fields) throws Exception {
        return JSON.writeValueAsString(fields);
    }
}
