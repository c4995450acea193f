package govuk.chat.admin.pages;

import govuk.chat.admin.pages.UserResource.Question;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.UserCalls.Account;
import govuk.chat.core.client.admin.UserCalls.Erasure;
import govuk.chat.core.model.ChatException;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What is kept of one user: taken along for them, or removed. */
@Path("users/{id}")
@Produces(Html.TYPE)
public final class UserDataResource {
    private final PageMaker pages;

    UserDataResource(PageMaker pages) {
        this.pages = pages;
    }

    /** As a file, as they would get it themselves. */
    @GET
    @Path("export")
    public Response export(@PathParam("id") String id, @Context HttpServletRequest request) {
        var user = UserResource.userId(id);
        var answer = Gate.administrator(request)
                .servers()
                .readAtLength(server -> AdminCalls.of(server).users().export(user));
        return Downloads.of(answer, MediaType.APPLICATION_JSON, "user-" + user + ".json");
    }

    @GET
    @Path("erase")
    public Response ask(@PathParam("id") String id, @Context HttpServletRequest request) {
        return pages.page(request, "question", question(account(id, request), ""));
    }

    @POST
    @Path("erase")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@PathParam("id") String id, @Context HttpServletRequest request) {
        var account = account(id, request);
        try {
            var erasure = Gate.administrator(request)
                    .servers()
                    .change(server -> AdminCalls.of(server).users().erase(account.id()));
            return pages.page(request, "erased", Receipt.of(account, erasure, pages));
        } catch (ApiException | ChatException e) {
            return pages.again(e, request, "question", question(account, PageMaker.sentenceOf(e)));
        }
    }

    private static Question question(Account account, String error) {
        return new Question(
                "Erase everything that " + account.email() + " wrote?",
                error,
                "/users/" + account.id() + "/erase",
                "Erase everything",
                "/users/" + account.id(),
                "Their conversations, and the answers in them, cannot be brought back. Their account stays: disable it"
                        + " if they shall not come back.");
    }

    private static Account account(String id, HttpServletRequest request) {
        var user = UserResource.userId(id);
        return Gate.administrator(request)
                .servers()
                .read(server -> AdminCalls.of(server).users().get(user));
    }

    record Receipt(String email, String id, String reference, Moment when, long sessions, long messages) {
        static Receipt of(Account account, Erasure erasure, PageMaker pages) {
            return new Receipt(
                    account.email(),
                    account.id().value(),
                    erasure.reference(),
                    pages.moment(erasure.erasedAt()),
                    erasure.sessions(),
                    erasure.messages());
        }
    }
}
