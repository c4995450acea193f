package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.Page;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.ReviewCalls.ReviewedSession;
import govuk.chat.core.client.admin.ReviewCalls.SessionFilter;
import govuk.chat.core.model.SessionId;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Everybody's conversations, without a word of what was said. */
@Path("conversations")
@Produces(Html.TYPE)
public final class ConversationsResource {
    private static final List<Choice.Option> STATES = List.of(
            new Choice.Option("active", "Active"),
            new Choice.Option("inactive", "Inactive"),
            new Choice.Option("archived", "Archived"));

    private final PageMaker pages;

    ConversationsResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("owner") @DefaultValue("") String owner,
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("error") @DefaultValue("") String error,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context HttpServletRequest request) {
        var typed = new Typed(id.strip(), owner.strip(), status, Day.of(from), Day.of(until), error.strip());
        if (!typed.id().isEmpty()) {
            return isId(typed.id())
                    ? Html.goTo("/conversations/" + typed.id())
                    : wrong("An id has letters, digits, dashes and underscores, and nothing else.", typed, request);
        }
        if (typed.from().isWrong() || typed.until().isWrong()) {
            return wrong("A day is a date such as 2026-11-25.", typed, request);
        }
        try {
            var filter = typed.filter(pages);
            var found = Gate.administrator(request)
                    .servers()
                    .read(server -> AdminCalls.of(server).sessions().list(filter, cursor));
            return pages.page(request, "conversations", View.of(found, typed, cursor, pages));
        } catch (ApiException e) {
            return pages.again(e, request, "conversations", View.wrong(e.sentence(), typed));
        }
    }

    private Response wrong(String sentence, Typed typed, HttpServletRequest request) {
        return pages.page(400, request, "conversations", View.wrong(sentence, typed));
    }

    static boolean isId(String text) {
        try {
            return !new SessionId(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What stands in the fields of the filter. */
    record Typed(String id, String owner, String status, Day from, Day until, String error) {
        SessionFilter filter(PageMaker pages) {
            return new SessionFilter(owner, status, from.begin(pages.zone()), until.end(pages.zone()), error);
        }

        String address(String cursor) {
            return Links.to("/conversations")
                    .with("owner", owner)
                    .with("status", status)
                    .with("from", from.typed())
                    .with("until", until.typed())
                    .with("error", error)
                    .with("cursor", cursor)
                    .toString();
        }
    }

    /** @param problem what is wrong with the filter; empty if nothing is */
    record View(
            List<Row> rows, boolean isEmpty, Typed typed, Choice status, String problem, String next, String first) {
        static View of(Page<ReviewedSession> found, Typed typed, String cursor, PageMaker pages) {
            var rows = found.items().stream().map(each -> Row.of(each, pages)).toList();
            return new View(
                    rows,
                    rows.isEmpty(),
                    typed,
                    Choice.of(STATES, typed.status()),
                    "",
                    found.hasMore() ? typed.address(found.next()) : "",
                    cursor.isEmpty() ? "" : typed.address(""));
        }

        static View wrong(String problem, Typed typed) {
            return new View(List.of(), false, typed, Choice.of(STATES, typed.status()), problem, "", "");
        }
    }

    record Row(String id, String owner, String agent, String status, Moment createdAt, Moment updatedAt) {
        static Row of(ReviewedSession session, PageMaker pages) {
            return new Row(
                    session.id().value(),
                    session.owner(),
                    session.agent(),
                    session.status(),
                    pages.moment(session.createdAt()),
                    pages.moment(session.updatedAt()));
        }
    }
}
