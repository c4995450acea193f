package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.admin.testing.RunningAdmin;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.EmbeddedRedisServer;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, caches, agents and servers, by forms alone, in front of two servers and an address where there is none. */
@SuppressWarnings("NullAway.Init")
class OperationsPagesTest {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");
    private static final String HOSTILE = "<script>alert(1)</script>";

    @TempDir
    static Path data;

    private static EmbeddedRedisServer redis;
    private static RunningServer one;
    private static RunningServer other;
    private static Users users;
    private static User administrator;
    private static RunningAdmin admin;
    private static FormPerson anna;
    private static ChatClient client;
    private static AdminCalls calls;

    @BeforeAll
    static void start() throws Exception {
        redis = EmbeddedRedisServer.start();
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var settings = Files.writeString(data.resolve("chat.yml"), """
            chat:
              agents:
                main: {echo: {delay: 0ms}}
                spare: {echo: {delay: 0ms}}
            """);
        var variables = Map.of(
                "DATABASE_URL",
                url,
                "REDIS_URL",
                "redis://127.0.0.1:" + redis.port(),
                "SESSION_SECRET",
                "what both servers sign their visitors' tokens with");
        users = Users.inPostgres(url);
        administrator = users.create(UserRole.ADMIN);
        one = RunningServer.start(data.resolve("one"), variables, settings);
        other = RunningServer.start(data.resolve("other"), variables, settings);
        // Nobody listens on the port of discarding.
        var servers = one.uri("") + "," + other.uri("") + ",http://127.0.0.1:9";
        admin = RunningAdmin.start(data.resolve("admin"), servers, Clock.systemUTC());
        anna = signedIn(administrator);
        client = ChatClient.of(one.uri("/"));
        client.signIn().login(administrator.email().value(), Users.PASSWORD);
        calls = AdminCalls.of(client);
    }

    @AfterAll
    static void stop() {
        client.close();
        admin.close();
        other.close();
        one.close();
        users.close();
        redis.close();
    }

    @Test
    void setting_isChanged_shown_andTakenBack() throws Exception {
        var changed = submit("/settings/chat.api", Map.of("open", "false", "message", HOSTILE, "comment", HOSTILE));

        assertThat(changed.statusCode()).isEqualTo(303);
        var listed = anna.get(location(changed)).body();
        assertThat(listed)
                .contains("Chat for programs: changed.", "closed, &lt;script&gt;")
                .doesNotContain(HOSTILE);
        assertThat(calls.settings().get("chat.api").value()).containsEntry("open", false);
        assertThat(anna.get("/settings/chat.api").body())
                .contains("/users/" + administrator.id(), "The default is: open.")
                .doesNotContain(HOSTILE);

        var back = submit("/settings/chat.api/default", Map.of("comment", "It is over"));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(calls.settings().get("chat.api").isChanged()).isFalse();
    }

    @Test
    void setting_badField_isSaidThere_andNothingTypedIsLost() throws Exception {
        var refused = submit(
                "/settings/limits.messages",
                Map.of("max", "many", "window", "7", "window-unit", "hours", "comment", "Too many"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("<a href=\"#max\">Must be a whole number from 1 to 1,000,000.</a>")
                .contains("id=\"max-error\"", "value=\"many\"", "value=\"7\"", "value=\"Too many\"")
                .contains("<option value=\"hours\" selected>");
        assertThat(submit("/settings/limits.messages", Map.of("max", "5", "window", "7", "window-unit", "hours"))
                        .body())
                .contains("<a href=\"#comment\">Say why", "id=\"comment-error\"");
    }

    @Test
    void setting_twoChangeIt_theFirstStands_andTheOtherSeesBoth() throws Exception {
        var seen = anna.get("/settings/banner").body();
        submit("/settings/banner", Map.of("text", "Theirs", "comment", "first"));

        var late = post("/settings/banner", seen, Map.of("text", "Ours", "comment", "second"));

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body())
                .contains("Somebody else changed this setting while you did", "It is now: Theirs", "value=\"Ours\"");
        assertThat(calls.settings().get("banner").value()).containsEntry("text", "Theirs");
        // Once more, on top of theirs.
        assertThat(post("/settings/banner", late.body(), Map.of("text", "Ours", "comment", "second"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(calls.settings().get("banner").value()).containsEntry("text", "Ours");
        submit("/settings/banner/default", Map.of("comment", "over"));
    }

    @Test
    void caches_areShownForEachServer_andFlushed() throws Exception {
        var visitor = one.visitor();
        visitor.get(visitor.messages());

        var page = anna.get("/caches").body();
        var flushed = submit("/caches/owners/flush", Map.of());

        assertThat(page).contains("owners", authority(one), authority(other), "127.0.0.1:9 is left out");
        assertThat(flushed.statusCode()).isEqualTo(200);
        assertThat(flushed.body()).contains("The cache owners was flushed").doesNotContain("Not every server");
    }

    @Test
    void agent_isOverruled_shown_andLetAlone() throws Exception {
        var overruled = submit(
                "/agents/main",
                Map.of(
                        "state",
                        "route",
                        "routeTo",
                        "spare",
                        "duration",
                        "30",
                        "duration-unit",
                        "minutes",
                        "comment",
                        HOSTILE));

        assertThat(overruled.statusCode()).isEqualTo(303);
        assertThat(anna.get("/agents").body())
                .contains(
                        "The agent spare is asked in its place until",
                        "&lt;script&gt;",
                        authority(one),
                        authority(other))
                .contains("built-in demonstration, the default")
                .doesNotContain(HOSTILE);
        assertThat(calls.agents().get("main").override()).isPresent();

        assertThat(submit("/agents/main/alone", Map.of("comment", "")).statusCode())
                .isEqualTo(400);
        assertThat(submit("/agents/main/alone", Map.of("comment", "It is well")).statusCode())
                .isEqualTo(303);

        assertThat(calls.agents().get("main").override()).isEmpty();
    }

    @Test
    void agent_badForm_isSaid_andNothingTypedIsLost() throws Exception {
        assertThat(submit("/agents/spare", Map.of("duration", "5", "comment", "Why not"))
                        .body())
                .contains("Select what is to be done.", "value=\"Why not\"");
        assertThat(submit("/agents/spare", Map.of("state", "open", "duration", "long", "comment", "a"))
                        .body())
                .contains("Enter for how long, as a whole number.", "value=\"long\"");
        assertThat(submit(
                                "/agents/spare",
                                Map.of("state", "open", "duration", "40", "duration-unit", "days", "comment", "a"))
                        .body())
                .contains(
                        "no more than 30 days",
                        "id=\"state-open\" name=\"state\" type=\"radio\" value=\"open\" checked");
        assertThat(anna.get("/agents/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void server_isDrained_watchedAndTakenBack_theOtherGoesOn() throws Exception {
        var id = calls.replica().get().id();
        assertThat(submit("/servers/" + id + "/drain", Map.of("comment", " ")).body())
                .contains("Say why.");

        assertThat(submit("/servers/" + id + "/drain", Map.of("comment", "A new kernel"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(one.stranger().get("/ready").status()).isEqualTo(503);
        assertThat(other.stranger().get("/ready").status()).isEqualTo(200);
        Await.until("it is empty", () -> anna.get("/servers").body().contains(">Drained<"));
        var page = anna.get("/servers").body();
        assertThat(page).contains(authority(one), authority(other), "127.0.0.1:9 is left out", "Take part again");

        assertThat(anna.post("/servers/" + id + "/resume", FormPerson.tokenOn(page), Map.of())
                        .statusCode())
                .isEqualTo(303);

        assertThat(one.stranger().get("/ready").status()).isEqualTo(200);
    }

    /** Such as one that was started again since the page was made. */
    @Test
    void server_thatIsNoMore_isNotFound() throws Exception {
        var gone = anna.post(
                "/servers/gone/drain", FormPerson.tokenOn(anna.get("/servers").body()), Map.of("comment", "x"));

        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("was started again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings", "/settings/banner", "/caches", "/agents", "/agents/main", "/servers"})
    void moderatorsAndStrangers_areTurnedAway(String path) throws Exception {
        var moderator = signedIn(users.create(UserRole.MODERATOR));

        assertThat(moderator.get(path).statusCode()).isEqualTo(403);
        assertThat(admin.person().get(path).statusCode()).isIn(303, 401);
        assertThat(anna.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownSetting_isNotFound() throws Exception {
        assertThat(List.of(
                        anna.get("/settings/colour").statusCode(),
                        anna.get("/settings/agents.main").statusCode(),
                        anna.get("/settings/colour/default").statusCode()))
                .containsOnly(404);
    }

    /** Opens the page and hands its form in again with these fields. */
    private static HttpResponse<String> submit(String path, Map<String, String> fields) throws Exception {
        return post(path, anna.get(path).body(), fields);
    }

    private static HttpResponse<String> post(String path, String page, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        var version = VERSION.matcher(page);
        if (version.find()) {
            all.put("version", version.group(1).replace("&quot;", "\""));
        }
        return anna.post(path, FormPerson.tokenOn(page), all);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String authority(RunningServer server) {
        return "127.0.0.1:" + server.port();
    }

    private static FormPerson signedIn(User user) throws Exception {
        return admin.person().signIn(user.email().value(), Users.PASSWORD);
    }
}
