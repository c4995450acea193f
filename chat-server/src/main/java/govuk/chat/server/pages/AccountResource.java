package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignIn;
import govuk.chat.core.model.SignedIn;
import govuk.chat.server.caller.SignInDesk;
import govuk.chat.web.errors.Failure;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One's own account: who one is here, another password, and where one is signed in. */
@Path("/account")
@Produces(Html.TYPE)
public final class AccountResource {
    private final PageRenderer renderer;
    private final SignInDesk desk;
    private final PageParts parts;
    private final ZoneId zone;

    AccountResource(PageRenderer renderer, SignInDesk desk, PageParts parts, ZoneId zone) {
        this.renderer = renderer;
        this.desk = desk;
        this.parts = parts;
        this.zone = zone;
    }

    /** @param changed there if the password has just been changed */
    @GET
    public Response account(@QueryParam("changed") @Nullable String changed, @Context HttpServletRequest request) {
        return Html.page(page(parts.callers().requireSignedIn(request), View.Refusal.NONE, changed != null, request));
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changePassword(
            @FormParam("current") @DefaultValue("") String current,
            @FormParam("next") @DefaultValue("") String next,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var signedIn = parts.callers().requireSignedIn(request);
        parts.forms().check(ownerOf(signedIn), csrf);
        try {
            desk.changePassword(current, next, request, response);
            return Html.goTo("/account?changed=yes");
        } catch (ChatException e) {
            var page = page(signedIn, View.Refusal.of(e), false, request);
            return Html.page(Failure.of(e).status(), page);
        }
    }

    /**
     * Ends other sign-ins than this one (OWASP ASVS 5.0, 7.5.2).
     *
     * @param id of the sign-in; empty for all others
     */
    @POST
    @Path("sign-outs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOutElsewhere(
            @FormParam("id") @DefaultValue("") String id,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request) {
        var signedIn = parts.callers().requireSignedIn(request);
        parts.forms().check(ownerOf(signedIn), csrf);
        desk.signOutElsewhere(signedIn, other -> id.isEmpty() || other.value().equals(id));
        return Html.goTo("/account#sign-ins");
    }

    private String page(SignedIn signedIn, View.Refusal error, boolean isChanged, HttpServletRequest request) {
        var user = signedIn.user();
        var view = new View(
                user.email().value(),
                user.role().name().charAt(0) + user.role().name().substring(1).toLowerCase(Locale.ROOT),
                parts.forms().issue(ownerOf(signedIn)),
                error,
                isChanged,
                desk.current(signedIn).stream()
                        .map(signIn -> row(signIn, signedIn))
                        .toList());
        return renderer.render("account", view, parts.masthead(request));
    }

    private View.Row row(SignIn signIn, SignedIn signedIn) {
        var where = switch (signIn.kind()) {
            case BROWSER -> "In a browser";
            case PROGRAM -> "In a program";
        };
        return new View.Row(
                signIn.id().value(),
                where,
                Moment.of(signIn.createdAt(), zone),
                Moment.of(signIn.lastUsedAt(), zone),
                signIn.id().equals(signedIn.signIn().id()));
    }

    private static Owner ownerOf(SignedIn signedIn) {
        return new Owner.User(signedIn.user().id());
    }

    record View(String email, String role, String csrf, Refusal error, boolean isChanged, List<Row> signIns) {
        boolean hasOthers() {
            return signIns.size() > 1;
        }

        /** One place where the person is signed in. */
        record Row(String id, String where, Moment since, Moment lastUsed, boolean isThis) {}

        /**
         * Why the password was not changed, and which field is to blame.
         *
         * @param current the sentence for the current password; empty if nothing is wrong with it
         * @param next the sentence for the new one
         */
        record Refusal(String current, String next) {
            static final Refusal NONE = new Refusal("", "");

            static Refusal of(ChatException e) {
                return e.code() == ErrorCode.VALIDATION_ERROR
                        ? new Refusal("", e.sentence())
                        : new Refusal(e.sentence(), "");
            }

            boolean isThere() {
                return !current.isEmpty() || !next.isEmpty();
            }
        }
    }
}
