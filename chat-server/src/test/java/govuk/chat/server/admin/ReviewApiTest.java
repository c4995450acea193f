package govuk.chat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.User;
import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's sessions and the audit, as moderators and administrators read them. */
@SuppressWarnings("NullAway.Init")
class ReviewApiTest {
    private static final String SESSIONS = "/api/v1/admin/sessions";
    private static final String AUDIT = "/api/v1/admin/audit";
    private static final String SECRET = "My landlord locked me out";

    @TempDir
    static Path data;

    private static RunningServer server;
    private static Users users;
    private static Caller admin;
    private static Caller moderator;
    private static User reader;

    @BeforeAll
    static void start() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        users = Users.inPostgres(url);
        server = RunningServer.start(data, Map.of("DATABASE_URL", url));
        admin = signedIn(users.create(UserRole.ADMIN));
        reader = users.create(UserRole.MODERATOR);
        moderator = signedIn(reader);
    }

    @AfterAll
    static void stop() {
        server.close();
        users.close();
    }

    @Test
    void session_isShownWithoutAWordOfIt() throws Exception {
        var visitor = server.visitor();
        visitor.send(SECRET);
        visitor.call("PATCH", "/api/v1/sessions/" + visitor.session(), "{\"title\":\"" + SECRET + "\"}", Map.of());

        var listed = moderator.get(SESSIONS + "?limit=1");
        var shown = moderator.get(SESSIONS + "/" + visitor.session());
        var replies = moderator.get(SESSIONS + "/" + visitor.session() + "/replies");

        assertThat(listed.at("/sessions/0/sessionId")).isEqualTo(visitor.session());
        assertThat(shown.at("/owner")).startsWith("visitor:");
        assertThat(replies.at("/replies/0/status")).isEqualTo("completed");
        assertThat(replies.at("/replies/0/attempt")).isEqualTo("1");
        assertThat(listed.text() + shown.text() + replies.text()).doesNotContain("landlord");
    }

    @Test
    void sessions_arePagedAndFiltered() throws Exception {
        var visitor = server.visitor();
        var first = visitor.session();
        var second = visitor.begin().session();
        var owner = moderator.get(SESSIONS + "/" + first).at("/owner");

        var page = moderator.get(SESSIONS + "?limit=1&owner=" + owner);
        var next = moderator.get(SESSIONS + "?limit=1&owner=" + owner + "&cursor=" + page.at("/nextCursor"));

        assertThat(page.at("/sessions/0/sessionId")).isEqualTo(second);
        assertThat(next.at("/sessions/0/sessionId")).isEqualTo(first);
        assertThat(next.at("/nextCursor")).isEmpty();
        for (var query : new String[] {
            "status=archived", "until=2020-01-01T00:00:00Z", "from=2999-01-01T00:00:00Z", "error=agent_timeout"
        }) {
            assertThat(moderator
                            .get(SESSIONS + "?owner=" + owner + "&" + query)
                            .json()
                            .at("/sessions"))
                    .as(query)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner=me", "status=new", "from=yesterday", "until=1", "error=BAD_LUCK", "limit=101"})
    void sessions_badParameter_isNamed(String query) throws Exception {
        var refused = moderator.get(SESSIONS + "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).startsWith(query.substring(0, query.indexOf('=')) + ":");
    }

    @Test
    void transcript_isShownToWhoSaysWhy_andTheAuditTellsIt() throws Exception {
        var visitor = server.visitor();
        visitor.send(SECRET);
        var path = SESSIONS + "/" + visitor.session() + "/transcript";

        for (var body : new String[] {"{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(151) + "\"}"}) {
            assertThat(moderator.post(path, body).status()).as(body).isEqualTo(400);
        }
        var shown = moderator.post(path, "{\"reason\":\"complaint 42\",\"limit\":1}");
        var rest = moderator.post(path, "{\"reason\":\"complaint 42\",\"after\":" + shown.at("/nextAfter") + "}");

        assertThat(shown.at("/messages/0/content")).isEqualTo(SECRET);
        assertThat(rest.at("/messages/0/role")).isEqualTo("assistant");
        assertThat(rest.at("/nextAfter")).isEmpty();
        var told = moderator.get(AUDIT + "?action=transcript_read&subject=" + visitor.session());
        assertThat(told.json().at("/entries")).hasSize(2);
        assertThat(told.at("/entries/0/details/reason")).isEqualTo("complaint 42");
        assertThat(told.at("/entries/0/actor")).isEqualTo("user:" + reader.id());
        assertThat(told.text()).doesNotContain("landlord");
    }

    @Test
    void transcript_ofNoSession_isNotFound_andNotTold() throws Exception {
        assertThat(moderator
                        .post(SESSIONS + "/none/transcript", "{\"reason\":\"curious\"}")
                        .status())
                .isEqualTo(404);
        assertThat(moderator.get(AUDIT + "?subject=none").json().at("/entries")).isEmpty();
    }

    @Test
    void audit_isPaged_verified_andTakenAlong() throws Exception {
        server.visitor().call("DELETE", "/api/v1/my-data", "", Map.of());
        server.visitor().call("DELETE", "/api/v1/my-data", "", Map.of());

        var page = moderator.get(AUDIT + "?limit=1&action=DATA_ERASED");
        var next = moderator.get(AUDIT + "?limit=1&action=DATA_ERASED&cursor=" + page.at("/nextCursor"));
        var verdict = moderator.get(AUDIT + "/verify");
        var table = moderator.get(AUDIT + "/csv?action=DATA_ERASED");

        assertThat(Integer.parseInt(page.at("/entries/0/sequence")))
                .isGreaterThan(Integer.parseInt(next.at("/entries/0/sequence")));
        assertThat(verdict.at("/isWhole")).isEqualTo("true");
        assertThat(Integer.parseInt(verdict.at("/entries"))).isPositive();
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.text()).startsWith("sequence,timestamp,actor").contains("\"DATA_ERASED\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"action=DANCE", "outcome=maybe", "from=x", "cursor=x", "limit=x"})
    void audit_badParameter_isNamed(String query) throws Exception {
        var refused = moderator.get(AUDIT + "?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).startsWith(query.substring(0, query.indexOf('=')) + ":");
    }

    @Test
    void moderator_mayReadAndNoMore() throws Exception {
        assertThat(moderator.get("/api/v1/admin/users").status()).isEqualTo(403);
        assertThat(moderator.post(SESSIONS, "{}").status()).isEqualTo(403);
        assertThat(moderator.post(AUDIT, "{}").status()).isEqualTo(403);
        assertThat(admin.get(AUDIT).status()).isEqualTo(200);
    }

    private static Caller signedIn(User user) throws Exception {
        return server.stranger().signIn(user.email().value(), Users.PASSWORD);
    }
}
