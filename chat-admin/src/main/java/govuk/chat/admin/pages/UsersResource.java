package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.core.client.admin.UserCalls.UserFilter;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.UserRole;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** All users: find and make them. */
@Path("users")
@Produces(Html.TYPE)
public final class UsersResource {
    private static final List<Choice.Option> ROLES = List.of(
            new Choice.Option("user", "User"),
            new Choice.Option("moderator", "Moderator"),
            new Choice.Option("admin", "Administrator"));
    private static final List<Choice.Option> STATES =
            List.of(new Choice.Option("true", "Active"), new Choice.Option("false", "Disabled"));
    private static final List<Choice.Option> ORDERS = List.of(
            new Choice.Option("email", "Email address"),
            new Choice.Option("created", "Newest first"),
            new Choice.Option("last_login", "Last sign-in"));

    private final PageMaker pages;

    UsersResource(PageMaker pages) {
        this.pages = pages;
    }

    @GET
    public Response list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("active") @DefaultValue("") String active,
            @QueryParam("sort") @DefaultValue("email") String sort,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @Context HttpServletRequest request) {
        var filter = new UserFilter(search.strip(), role, active, sort);
        var servers = Gate.administrator(request).servers();
        var found = servers.read(server -> AdminCalls.of(server).users().list(filter, cursor));
        var next = found.hasMore() ? address(filter, found.next()) : "";
        var rows = found.items().stream()
                .map(account -> UserRow.of(account, pages.zone()))
                .toList();
        var view = new ListView(
                rows,
                rows.isEmpty(),
                filter.search(),
                Choice.of(ROLES, role),
                Choice.of(STATES, active),
                Choice.of(ORDERS, sort),
                next,
                cursor.isEmpty() ? "" : address(filter, ""));
        return pages.page(request, "users", view);
    }

    /** Without a password the server makes one up, which is shown on the page that follows and never again. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("isService") @DefaultValue("") String isService,
            @Context HttpServletRequest request) {
        var typed = NewView.of(email, role, isService, "");
        if (email.isBlank() || typed.role().selected().isEmpty()) {
            var missing = email.isBlank() ? "Enter an email address." : "Select a role.";
            return pages.page(400, request, "new-user", typed.with(missing));
        }
        try {
            var made = Gate.administrator(request)
                    .servers()
                    .change(server -> AdminCalls.of(server)
                            .users()
                            .create(email.strip(), roleOf(role), password, !isService.isEmpty()));
            var account = made.account();
            return pages.page(
                    request,
                    "password",
                    new PasswordView(
                            "User created",
                            account.email(),
                            account.id().value(),
                            made.password(),
                            !made.password().isEmpty()));
        } catch (ApiException | ChatException e) {
            return pages.again(e, request, "new-user", typed.with(PageMaker.sentenceOf(e)));
        }
    }

    static List<Choice.Option> roles() {
        return ROLES;
    }

    static UserRole roleOf(String word) {
        return UserRole.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String address(UserFilter filter, String cursor) {
        return Links.to("/users")
                .with("search", filter.search())
                .with("role", filter.role())
                .with("active", filter.active())
                .with("sort", filter.sort())
                .with("cursor", cursor)
                .toString();
    }

    /**
     * @param next address of the page after this one; empty if it is the last
     * @param first address of the first page; empty if this is it
     */
    record ListView(
            List<UserRow> rows,
            boolean isEmpty,
            String search,
            Choice role,
            Choice active,
            Choice sort,
            String next,
            String first) {}

    /** What was typed, and what is wrong with it; empty if nothing is. */
    record NewView(String email, Choice role, boolean isService, String error) {
        static NewView blank() {
            return of("", "user", "", "");
        }

        static NewView of(String email, String role, String isService, String error) {
            return new NewView(email, Choice.of(ROLES, role), !isService.isEmpty(), error);
        }

        NewView with(String newError) {
            return new NewView(email, role, isService, newError);
        }
    }

    /** @param password shown this once; empty if it is known already */
    record PasswordView(String heading, String email, String id, String password, boolean hasPassword) {
        /** Without it. */
        @Override
        public String toString() {
            return "PasswordView[" + id + "]";
        }
    }
}
