package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.admin.testing.Office;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.admin.AuditCalls.AuditFilter;
import govuk.chat.core.client.admin.ReviewCalls.SessionFilter;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.UserRole;
import govuk.chat.server.testing.FormPerson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a moderator sees of conversations and of the audit. */
@SuppressWarnings("NullAway.Init")
class ReviewTest {
    private static final String QUESTION = "Is <b>this</b> & \"that\" all right?";

    @TempDir
    static Path data;

    private static Office office;
    private static FormPerson moderator;
    private static String session;
    private static String owner;

    @BeforeAll
    static void start() throws Exception {
        office = new Office(data);
        moderator = office.signedIn(office.newUser(UserRole.MODERATOR));
        try (var client = ChatClient.of(office.server().uri(""))) {
            var begun = client.sessions().create();
            client.ask(begun.id(), QUESTION, event -> {});
            session = begun.id().value();
        }
        owner = office.calls().sessions().get(new SessionId(session)).owner();
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @Test
    void list_isSearched_andSaysNothingOfWhatWasSaid() throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        var address = "/conversations?owner=" + owner + "&status=active&from=" + today.minusDays(1) + "&until="
                + today.plusDays(1);

        assertThat(moderator.get(address).body())
                .contains("/conversations/" + session, owner)
                .doesNotContain("all right?");
        assertThat(moderator.get("/conversations?until=2020-01-01").body()).contains("There is no such conversation.");
        assertThat(moderator.get("/conversations?id=" + session).headers().firstValue("Location"))
                .hasValue("/conversations/" + session);
        assertThat(office.calls()
                        .sessions()
                        .list(new SessionFilter(owner, "", "", "", ""), "")
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "until=2026-13-01",
                "id=a%20b",
                "owner=nonsense",
                "error=NOT_A_CODE",
                "status=x"
            })
    void filter_thatIsNone_isSaid(String query) throws Exception {
        var answer = moderator.get("/conversations?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is a problem", "<title>Error: ");
    }

    @Test
    void conversation_showsItsSteps_andHidesItsText() throws Exception {
        var page = moderator.get("/conversations/" + session).body();

        assertThat(page).contains("completed", "main", "data-label=\"Took\"").doesNotContain("all right?");
        assertThat(moderator.get("/conversations/none").statusCode()).isEqualTo(404);
    }

    @Test
    void text_isShownForAReason_whichIsInTheAudit() throws Exception {
        var page = "/conversations/" + session;
        var reason = "Complaint <4711>";

        var refused = moderator.submit(page, page + "/text", Map.of("reason", " "));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Say why you need to read it").doesNotContain("all right?");

        var shown = moderator.submit(page, page + "/text", Map.of("reason", reason));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Is &lt;b&gt;this&lt;/b&gt; &amp; &quot;that&quot; all right?", "Complaint &lt;4711&gt;")
                .contains("The person", "The assistant")
                .doesNotContain("<b>this");

        var audit = moderator.get("/audit?action=transcript_read").body();
        assertThat(audit).contains("Transcript read", session, "Complaint &lt;4711&gt;");
    }

    @Test
    void audit_isFiltered_checked_andTakenAlong() throws Exception {
        var all = moderator.get("/audit").body();
        var logins = moderator.get("/audit?action=login&outcome=done").body();
        var csv = moderator.get("/audit/table.csv?action=login");

        assertThat(all).contains("User created", "Login");
        assertThat(logins).contains("data-label=\"What\">Login<").doesNotContain("data-label=\"What\">User created<");
        assertThat(moderator.get("/audit/check").body()).contains("The audit is as it was written");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains("LOGIN").doesNotContain("USER_CREATED");
        assertThat(moderator.get("/audit?from=x").statusCode()).isEqualTo(400);
        assertThat(moderator.get("/audit?actor=user:none").body()).contains("There is no such entry.");
        assertThat(office.calls()
                        .audit()
                        .list(new AuditFilter("", "", "login", "", "", ""), "")
                        .items())
                .isNotEmpty();
    }
}
