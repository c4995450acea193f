package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Administrator;
import govuk.chat.admin.signin.KeptForm;
import govuk.chat.admin.signin.SignInDesk;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.model.ChatException;
import govuk.chat.web.errors.Failure;
import govuk.chat.web.forms.FormTokens;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.LocalAddress;
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
import java.util.List;
import java.util.Set;

/** The sign-in page. A form that its sender could not hand in any more is carried through it. */
@Path("sign-in")
@Produces(Html.TYPE)
public final class SignInResource {
    private static final LocalAddress LOCAL = new LocalAddress("/");

    private final SignInDesk desk;
    private final FormTokens forms;
    private final PageRenderer renderer;

    SignInResource(SignInDesk desk, FormTokens forms, PageRenderer renderer) {
        this.desk = desk;
        this.forms = forms;
        this.renderer = renderer;
    }

    @GET
    public Response form(
            @QueryParam("next") @DefaultValue("/") String next,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        if (desk.find(request).isPresent()) {
            return Html.goTo(LOCAL.of(next));
        }
        return page(200, "", "", LOCAL.of(next), KeptForm.NONE, request, response);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("/") String next,
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("fields") @DefaultValue("") String fields,
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var kept = path.isEmpty() ? KeptForm.NONE : new KeptForm(LOCAL.of(path), fields, token);
        if (email.isBlank() || password.isEmpty()) {
            var missing = email.isBlank() ? "Enter your email address." : "Enter your password.";
            return page(400, missing, email, next, kept, request, response);
        }
        try {
            forms.check(desk.stranger(request, response), csrf);
            return goOn(desk.signIn(email, password, request, response), LOCAL.of(next), kept);
        } catch (ApiException e) {
            return page(e.status(), e.sentence(), email, next, kept, request, response);
        } catch (ChatException e) {
            return page(Failure.of(e).status(), e.sentence(), email, next, kept, request, response);
        }
    }

    /** The page that somebody gets whose form could not be taken, because they are no longer signed in. */
    Response toGoOn(KeptForm form, HttpServletRequest request, HttpServletResponse response) {
        return page(401, "", "", "/", form, request, response);
    }

    /** What was typed by somebody else is not shown. */
    private Response goOn(Administrator administrator, String next, KeptForm kept) {
        if (!kept.isThere() || !forms.isFor(administrator.owner(), kept.token())) {
            return Html.goTo(next);
        }
        var csrf = forms.issue(administrator.owner());
        var masthead = Masthead.of(administrator, csrf, kept.path());
        return Html.page(renderer.render("carry-on", masthead, CarryOn.of(kept)));
    }

    private Response page(
            int status,
            String error,
            String email,
            String next,
            KeptForm kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        var csrf = forms.issue(desk.stranger(request, response));
        var view = new View(error, email, LOCAL.of(next), kept, csrf, desk.wasSignedIn(request));
        return Html.page(status, renderer.render("sign-in", view));
    }

    /** @param isSignedOut whether the person was signed in before and no longer is */
    record View(String error, String email, String next, KeptForm kept, String csrf, boolean isSignedOut) {}

    /**
     * Asks whether what was typed before signing in again shall be done now.
     *
     * @param shown what people typed themselves, passwords left out
     */
    record CarryOn(String path, List<KeptForm.Field> all, List<KeptForm.Field> shown) {
        private static final Set<String> HIDDEN = Set.of("password", "version");

        static CarryOn of(KeptForm form) {
            var shown = form.values().stream()
                    .filter(field ->
                            !HIDDEN.contains(field.name()) && !field.value().isEmpty())
                    .toList();
            return new CarryOn(form.path(), form.values(), shown);
        }
    }
}
