package govuk.chat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators change while two servers on one database run. */
@SuppressWarnings("NullAway.Init")
class SettingsApiTest {
    private static final String PATH = "/api/v1/admin/settings";
    private static final String HOSTILE = "<script>alert(1)</script> & \\\"more\\\"";

    @TempDir
    static Path data;

    private static RunningServer server;
    private static RunningServer other;
    private static Users users;
    private static User administrator;
    private static Caller admin;

    @BeforeAll
    static void start() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        users = Users.inPostgres(url);
        administrator = users.create(UserRole.ADMIN);
        var variables = Map.of("DATABASE_URL", url, "SESSION_SECRET", "what both sign their visitors' tokens with");
        server = RunningServer.start(data.resolve("one"), variables);
        other = RunningServer.start(data.resolve("other"), variables);
        admin = server.stranger().signIn(administrator.email().value(), Users.PASSWORD);
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
        users.close();
    }

    @AfterEach
    void goBack() throws Exception {
        for (var setting : admin.get(PATH).json().at("/settings")) {
            if (setting.at("/source").asText().equals("changed")) {
                reset(
                        setting.at("/name").asText(),
                        "\"" + setting.at("/version").asText() + "\"",
                        "a%20test%20is%20over");
            }
        }
    }

    @Test
    void list_hasEverySettingWithItsDefault() throws Exception {
        var listed = admin.get(PATH).json().at("/settings");

        assertThat(listed.findValuesAsText("name"))
                .containsExactly(
                        "agents.main",
                        "banner",
                        "chat.api",
                        "chat.web",
                        "limits.messages",
                        "limits.owner",
                        "limits.replies",
                        "limits.requests",
                        "retention");
        var banner = admin.get(PATH + "/banner");
        assertThat(banner.at("/source")).isEqualTo("default");
        assertThat(banner.json().at("/value")).isEqualTo(banner.json().at("/default"));
    }

    @Test
    void change_isShown_andAuditedWithWhatWasBefore() throws Exception {
        var seen = admin.get(PATH + "/chat.api").header("ETag");

        var changed = change("chat.api", seen, "{\"open\":false,\"message\":\"Back at 8am.\"}", "Planned maintenance");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/source")).isEqualTo("changed");
        assertThat(changed.at("/value/open")).isEqualTo("false");
        assertThat(changed.at("/default/open")).isEqualTo("true");
        assertThat(changed.at("/changedBy")).isEqualTo("user:" + administrator.id());
        assertThat(changed.at("/comment")).isEqualTo("Planned maintenance");
        assertThat(changed.header("ETag"))
                .isEqualTo("\"" + changed.at("/version") + "\"")
                .isNotEqualTo(seen);
        var told = admin.get("/api/v1/admin/audit?action=setting_changed&subject=chat.api&limit=1");
        assertThat(told.at("/entries/0/actor")).isEqualTo("user:" + administrator.id());
        assertThat(told.at("/entries/0/details/before")).isEqualTo("{\"message\":\"\",\"open\":true}");
        assertThat(told.at("/entries/0/details/after")).isEqualTo("{\"message\":\"Back at 8am.\",\"open\":false}");
        assertThat(told.at("/entries/0/details/comment")).isEqualTo("Planned maintenance");
    }

    @Test
    void change_needsTheVersionThatWasSeen() throws Exception {
        var seen = admin.get(PATH + "/banner").header("ETag");
        var value = "{\"text\":\"Hello\"}";

        assertThat(change("banner", "", value, "a test").status()).isEqualTo(428);
        assertThat(change("banner", "\"nonsense\"", value, "a test").status()).isEqualTo(412);
        var first = change("banner", seen, value, "a test");
        assertThat(first.status()).isEqualTo(200);
        // The other administrator, at the other server, who has seen it as it was.
        var late = other.stranger()
                .signIn(administrator.email().value(), Users.PASSWORD)
                .call("PUT", PATH + "/banner", body("{\"text\":\"No\"}", "b"), Map.of("If-Match", seen));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.at("/error/code")).isEqualTo("PRECONDITION_FAILED");
        assertThat(reset("banner", seen, "late").status()).isEqualTo(412);
        assertThat(reset("banner", first.header("ETag"), "").status()).isEqualTo(400);
        var back = reset("banner", first.header("ETag"), "It%20is%20over");
        assertThat(back.at("/source")).isEqualTo("default");
        assertThat(back.at("/value/text")).isEmpty();
        assertThat(back.at("/comment")).isEqualTo("It is over");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        banner          | {"text":5}                                   | value.text: must be text
        banner          | {"text":"a\\nb"}                             | value.text: must be one line
        banner          | {"text":"a","from":"soon"}                   | value.from: must be a time
        banner          | {"text":"a","from":"2026-11-25T09:30:00Z","until":"2026-11-25T09:30:00Z"} | value.until: must be later than from
        chat.web        | {"open":"no"}                                | value.open: must be true or false
        chat.web        | {}                                           | value.open: must be true or false
        limits.messages | {"max":0,"window":"PT5M"}                    | value.max: must be a whole number from 1
        limits.messages | {"max":5,"window":"5m"}                      | value.window: must be a duration
        retention       | {"messages":"P1D","visitors":"-PT1H"}        | value.visitors: must be a duration
        agents.main     | {"state":"route","routeTo":"main","until":"2999-01-01T00:00:00Z"} | value.routeTo: must be one of
        """)
    void change_badValue_isNamed(String name, String value, String sentence) throws Exception {
        var refused = change(name, admin.get(PATH + "/" + name).header("ETag"), value, "a test");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).startsWith(sentence);
        assertThat(admin.get(PATH + "/" + name).at("/source")).isEqualTo("default");
    }

    @Test
    void change_withoutComment_orValue_orName_isRefused() throws Exception {
        var headers = Map.of("If-Match", admin.get(PATH + "/banner").header("ETag"));

        assertThat(admin.call("PUT", PATH + "/banner", "{\"value\":{\"text\":\"a\"}}", headers)
                        .at("/detail"))
                .startsWith("comment: say why");
        assertThat(admin.call("PUT", PATH + "/banner", "{\"comment\":\"a\"}", headers)
                        .at("/detail"))
                .startsWith("value: must be there");
        assertThat(admin.call("PUT", PATH + "/banner", "{\"value\":5,\"comment\":\"a\"}", headers)
                        .at("/detail"))
                .startsWith("value:");
        assertThat(admin.get(PATH + "/colour").status()).isEqualTo(404);
        assertThat(change("colour", "\"0\"", "{}", "a test").status()).isEqualTo(404);
    }

    @Test
    void apiClosed_takesNothingFromPrograms_onEveryServer_andWhatWasSaidIsRead() throws Exception {
        var program = server.visitor();
        program.send("Before");

        change("chat.api", "{\"open\":false,\"message\":\"Back at 8am.\"}");

        var refused = program.sendOnly("While it is closed");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/error/code")).isEqualTo("CHAT_CLOSED");
        assertThat(refused.at("/detail"))
                .contains("takes no messages from programs")
                .endsWith("Back at 8am.");
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(server.stranger().post("/api/v1/sessions", "{}").status()).isEqualTo(503);
        assertThat(program.get(program.messages()).json().at("/messages")).hasSize(2);
        var elsewhere = program.at(other::uri);
        Await.until(
                "the other server has noticed",
                () -> elsewhere.sendOnly("There").status() == 503);
        // The pages are another matter.
        assertThat(post(new FormPerson(server::uri), "Hello").statusCode()).isEqualTo(303);
    }

    @Test
    void webClosed_thePageSaysSo_keepsWhatWasTyped_andProgramsGoOn() throws Exception {
        var person = new FormPerson(server::uri);
        var conversation =
                post(person, "Before").headers().firstValue("Location").orElseThrow();
        change("chat.web", "{\"open\":false,\"message\":\"We are moving <b>house</b>.\"}");

        var refused = post(person, "My long story");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body())
                .contains(
                        ">My long story</textarea>",
                        "The chat is closed at the moment.",
                        "We are moving &lt;b&gt;house&lt;/b&gt;.");
        assertThat(person.get(conversation).body()).contains("Before", "Chat closed");
        assertThat(server.visitor().send("From a program").status()).isEqualTo(200);
    }

    /** The script of the page uses the API, with the person's cookie. */
    @Test
    void webClosed_theScriptOfThePageIsRefused_too() throws Exception {
        change("chat.web", "{\"open\":false}");

        var begun = server.stranger()
                .call(
                        "POST",
                        "/api/v1/sessions",
                        "{}",
                        Map.of("Cookie", "chat_visitor=x", "Sec-Fetch-Site", "same-origin"));

        assertThat(begun.status()).isEqualTo(503);
        assertThat(begun.at("/detail")).startsWith("The chat is closed at the moment.");
    }

    @Test
    void banner_isOnEveryPage_escaped_whileItIsTime() throws Exception {
        var person = new FormPerson(server::uri);
        change("banner", "{\"text\":\"" + HOSTILE + "\",\"until\":\"2999-01-01T00:00:00Z\"}");

        for (var page : new String[] {"/", "/chat", "/privacy", "/chat/conversations", "/no-such-page"}) {
            assertThat(person.get(page).body())
                    .as(page)
                    .contains("govuk-notification-banner", "&lt;script&gt;alert(1)&lt;/script&gt; &amp;")
                    .doesNotContain("<script>alert");
        }
        change("banner", "{\"text\":\"Not yet\",\"from\":\"2999-01-01T00:00:00Z\"}");
        assertThat(person.get("/").body()).doesNotContain("govuk-notification-banner");
        change("banner", "{\"text\":\"No more\",\"until\":\"2020-01-01T00:00:00Z\"}");
        assertThat(person.get("/").body()).doesNotContain("govuk-notification-banner");
    }

    @Test
    void limits_changeAtOnce_andCountAnew() throws Exception {
        change("limits.requests", "{\"max\":1000,\"window\":\"PT15M\"}");
        change("limits.messages", "{\"max\":2,\"window\":\"PT1H\"}");
        var program = server.visitor();

        assertThat(program.sendOnly("One").header("RateLimit-Limit")).isEqualTo("2");
        program.sendOnly("Two");
        assertThat(program.sendOnly("Three").status()).isEqualTo(429);

        change("limits.messages", "{\"max\":50,\"window\":\"PT1H\"}");
        assertThat(program.sendOnly("Three").status()).isLessThan(300);
    }

    @Test
    void retention_isWhatThePagesSay() throws Exception {
        change("retention", "{\"messages\":\"P30D\",\"visitors\":\"PT0S\"}");

        assertThat(new FormPerson(server::uri).get("/privacy").body())
                .contains("Every message is deleted after 30 days.");
    }

    private static java.net.http.HttpResponse<String> post(FormPerson person, String text) throws Exception {
        return person.submit("/chat/new", "/chat/messages", Map.of("message", text));
    }

    private static void change(String name, String value) throws Exception {
        var changed = change(name, admin.get(PATH + "/" + name).header("ETag"), value, "a test");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private static Caller.Answer change(String name, String seen, String value, String comment) throws Exception {
        var headers = seen.isEmpty() ? Map.<String, String>of() : Map.of("If-Match", seen);
        return admin.call("PUT", PATH + "/" + name, body(value, comment), headers);
    }

    private static String body(String value, String comment) {
        return "{\"value\":" + value + ",\"comment\":\"" + comment + "\"}";
    }

    private static Caller.Answer reset(String name, String seen, String comment) throws Exception {
        return admin.call("DELETE", PATH + "/" + name + "?comment=" + comment, "", Map.of("If-Match", seen));
    }
}
