package govuk.chat.admin.pages;

import govuk.chat.admin.pages.UsersResource.PasswordView;
import govuk.chat.admin.signin.Administrator;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.UserCalls.Account;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.UserId;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One user: their role, whether they may sign in, their password and their sign-ins. */
@Path("users/{id}")
@Produces(Html.TYPE)
public final class UserResource {
    /** What a page says after something was done; addresses hold the word alone, so that nobody can put words on our pages. */
    private static final Map<String, String> DONE = Map.of(
            "changed", "The change is made. They have been signed out, and have it when they sign in again.",
            "same", "Nothing was changed, because it was so already.",
            "signed-out", "They are signed out everywhere.");

    private final PageMaker pages;

    UserResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response get(
            @PathParam("id") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @Context HttpServletRequest request) {
        var account = account(id, request);
        return pages.page(request, "user", view(account, account, "", request).said(DONE.getOrDefault(done, "")));
    }

    /**
     * Changes role and state on top of the version that the page showed. If somebody else has changed the user since, theirs stands, and the page shows both.
     *
     * @param version that the page showed
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") String id,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("version") @DefaultValue("") String version,
            @Context HttpServletRequest request) {
        var known = account(id, request);
        var wanted = wanted(known, role, state);
        if (isSame(known, wanted) && known.version().equals(version)) {
            return Html.goTo("/users/" + known.id() + "?done=same");
        }
        try {
            Gate.administrator(request)
                    .servers()
                    .change(server -> AdminCalls.of(server)
                            .users()
                            .change(wanted.id(), wanted.role(), wanted.isActive(), version));
            return Html.goTo("/users/" + known.id() + "?done=changed");
        } catch (ApiException | ChatException e) {
            return refused(e, id, wanted, request);
        }
    }

    @GET
    @Path("password")
    public Response askPassword(@PathParam("id") String id, @Context HttpServletRequest request) {
        var account = account(id, request);
        return pages.page(
                request,
                "question",
                new Question(
                        "Reset the password of " + account.email() + "?",
                        "They get a new password, which is shown to you once. The old one stops working, and they are"
                                + " signed out everywhere.",
                        "/users/" + account.id() + "/password",
                        "Reset the password",
                        "/users/" + account.id(),
                        ""));
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resetPassword(@PathParam("id") String id, @Context HttpServletRequest request) {
        var account = account(id, request);
        try {
            var password = Gate.administrator(request)
                    .servers()
                    .change(server -> AdminCalls.of(server).users().resetPassword(account.id()));
            return pages.page(
                    request,
                    "password",
                    new PasswordView(
                            "Password reset", account.email(), account.id().value(), password, true));
        } catch (ApiException | ChatException e) {
            return refused(e, id, account, request);
        }
    }

    @GET
    @Path("sign-out")
    public Response askSignOut(@PathParam("id") String id, @Context HttpServletRequest request) {
        var account = account(id, request);
        return pages.page(
                request,
                "question",
                new Question(
                        "Sign " + account.email() + " out everywhere?",
                        "They can sign in again with their password.",
                        "/users/" + account.id() + "/sign-out",
                        "Sign them out",
                        "/users/" + account.id(),
                        ""));
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@PathParam("id") String id, @Context HttpServletRequest request) {
        var account = account(id, request);
        Gate.administrator(request)
                .servers()
                .change(server -> AdminCalls.of(server).users().signOutEverywhere(account.id()));
        return Html.goTo("/users/" + account.id() + "?done=signed-out");
    }

    private Response refused(RuntimeException why, String id, Account wanted, HttpServletRequest request) {
        if (why instanceof ApiException refusal && refusal.status() == 412) {
            var view = view(account(id, request), wanted, "", request).inConflict();
            return pages.again(why, request, "user", view);
        }
        var sentence = PageMaker.sentenceOf(why);
        return pages.again(why, request, "user", view(account(id, request), wanted, sentence, request));
    }

    private View view(Account account, Account wanted, String error, HttpServletRequest request) {
        return View.of(account, wanted, error, Gate.administrator(request), pages);
    }

    private static Account account(String id, HttpServletRequest request) {
        var user = userId(id);
        return Gate.administrator(request)
                .servers()
                .read(server -> AdminCalls.of(server).users().get(user));
    }

    static UserId userId(String id) {
        try {
            return new UserId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    private static Account wanted(Account known, String role, String state) {
        var choice = Choice.of(UsersResource.roles(), role);
        return new Account(
                known.id(),
                known.email(),
                choice.selected().isEmpty() ? known.role() : UsersResource.roleOf(choice.selected()),
                state.isEmpty() ? known.isActive() : state.equals("active"),
                known.isService(),
                known.createdAt(),
                known.lastLogin(),
                known.version());
    }

    private static boolean isSame(Account known, Account wanted) {
        return known.role() == wanted.role() && known.isActive() == wanted.isActive();
    }

    /** A page that asks before something is done that cannot be taken back, or not easily. */
    record Question(String heading, String text, String action, String button, String back, String warning) {}

    /**
     * @param role as it was wanted, or as it is
     * @param conflict what the other person made of the user; null if nobody was in the way
     * @param said what was done just now; empty if nothing was
     */
    record View(
            UserRow user,
            String version,
            Choice role,
            boolean isToBeActive,
            boolean isSelf,
            @Nullable Conflict conflict,
            String error,
            String said) {
        static View of(Account account, Account wanted, String error, Administrator administrator, PageMaker pages) {
            return new View(
                    UserRow.of(account, pages.zone()),
                    account.version(),
                    Choice.of(UsersResource.roles(), wanted.role().name().toLowerCase(Locale.ROOT)),
                    wanted.isActive(),
                    Objects.equals(account.id(), administrator.user().id()),
                    null,
                    error,
                    "");
        }

        View said(String sentence) {
            return new View(user, version, role, isToBeActive, isSelf, conflict, error, sentence);
        }

        /** Their change stands; ours is still in the form, and would be made on top of it. */
        View inConflict() {
            var theirs = user.role() + ", " + (user.isActive() ? "active" : "disabled");
            var ours = role.items().stream()
                            .filter(Choice.Item::isSelected)
                            .map(Choice.Item::words)
                            .findFirst()
                            .orElse("")
                    + ", "
                    + (isToBeActive ? "active" : "disabled");
            return new View(user, version, role, isToBeActive, isSelf, new Conflict(theirs, ours), error, said);
        }
    }

    record Conflict(String theirs, String ours) {}
}
