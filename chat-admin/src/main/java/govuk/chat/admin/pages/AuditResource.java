package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.Page;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.AuditCalls.AuditFilter;
import govuk.chat.core.client.admin.AuditCalls.Entry;
import govuk.chat.core.client.admin.AuditCalls.Verdict;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who did what: looked for, checked, and taken along as a table. */
@Path("audit")
@Produces(Html.TYPE)
public final class AuditResource {
    private static final List<Choice.Option> ACTIONS = options(AuditAction.values());
    private static final List<Choice.Option> OUTCOMES = options(AuditOutcome.values());

    private final PageMaker pages;

    AuditResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(
            @BeanParam Typed typed,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context HttpServletRequest request) {
        if (Day.of(typed.from).isWrong() || Day.of(typed.until).isWrong()) {
            return pages.page(400, request, "audit", View.wrong("A day is a date such as 2026-11-25.", typed));
        }
        try {
            var found = Gate.administrator(request)
                    .servers()
                    .read(server -> AdminCalls.of(server).audit().list(typed.filter(pages), cursor));
            return pages.page(request, "audit", View.of(found, typed, cursor, pages));
        } catch (ApiException e) {
            return pages.again(e, request, "audit", View.wrong(e.sentence(), typed));
        }
    }

    /** Whether all entries are as they were written. */
    @GET
    @Path("check")
    public Response check(@Context HttpServletRequest request) {
        var verdict = Gate.administrator(request)
                .servers()
                .readAtLength(server -> AdminCalls.of(server).audit().verify());
        return pages.page(request, "audit-check", new VerdictView(verdict));
    }

    @GET
    @Path("table.csv")
    public Response csv(@BeanParam Typed typed, @Context HttpServletRequest request) {
        var answer = Gate.administrator(request)
                .servers()
                .readAtLength(server -> AdminCalls.of(server).audit().csv(typed.filter(pages)));
        return Downloads.of(answer, "text/csv", "audit.csv");
    }

    private static List<Choice.Option> options(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Choice.Option(value.name().toLowerCase(Locale.ROOT), words(value.name())))
                .toList();
    }

    private static String words(String name) {
        var spaced = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** What stands in the fields of the filter. */
    public static final class Typed {
        @QueryParam("actor")
        @DefaultValue("")
        private String actor = "";

        @QueryParam("subject")
        @DefaultValue("")
        private String subject = "";

        @QueryParam("action")
        @DefaultValue("")
        private String action = "";

        @QueryParam("outcome")
        @DefaultValue("")
        private String outcome = "";

        @QueryParam("from")
        @DefaultValue("")
        private String from = "";

        @QueryParam("until")
        @DefaultValue("")
        private String until = "";

        AuditFilter filter(PageMaker pages) {
            return new AuditFilter(
                    actor.strip(),
                    subject.strip(),
                    Choice.of(ACTIONS, action).selected(),
                    Choice.of(OUTCOMES, outcome).selected(),
                    Day.of(from).begin(pages.zone()),
                    Day.of(until).end(pages.zone()));
        }

        String address(String path, String cursor) {
            return Links.to(path)
                    .with("actor", actor.strip())
                    .with("subject", subject.strip())
                    .with("action", action)
                    .with("outcome", outcome)
                    .with("from", from)
                    .with("until", until)
                    .with("cursor", cursor)
                    .toString();
        }

        Fields fields() {
            return new Fields(actor, subject, from, until, Choice.of(ACTIONS, action), Choice.of(OUTCOMES, outcome));
        }
    }

    record Fields(String actor, String subject, String from, String until, Choice action, Choice outcome) {}

    /** @param problem what is wrong with the filter; empty if nothing is */
    record View(List<Row> rows, boolean isEmpty, Fields typed, String problem, String next, String first, String csv) {
        static View of(Page<Entry> found, Typed typed, String cursor, PageMaker pages) {
            var rows = found.items().stream().map(each -> Row.of(each, pages)).toList();
            return new View(
                    rows,
                    rows.isEmpty(),
                    typed.fields(),
                    "",
                    found.hasMore() ? typed.address("/audit", found.next()) : "",
                    cursor.isEmpty() ? "" : typed.address("/audit", ""),
                    typed.address("/audit/table.csv", ""));
        }

        static View wrong(String problem, Typed typed) {
            return new View(List.of(), false, typed.fields(), problem, "", "", "");
        }
    }

    record Row(
            long sequence,
            Moment at,
            String actor,
            String action,
            String subject,
            String address,
            String outcome,
            String details) {
        static Row of(Entry entry, PageMaker pages) {
            var details = entry.details().entrySet().stream()
                    .map(detail -> detail.getKey() + ": " + detail.getValue())
                    .collect(Collectors.joining(", "));
            return new Row(
                    entry.sequence(),
                    pages.moment(entry.happenedAt()),
                    entry.actor(),
                    words(entry.action()),
                    entry.subject(),
                    entry.address(),
                    words(entry.outcome()),
                    details);
        }
    }

    record VerdictView(Verdict verdict) {}
}
