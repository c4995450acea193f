package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SignedIn;
import govuk.chat.server.caller.SignInDesk;
import govuk.chat.server.caller.Visitors;
import govuk.chat.server.limits.LimitReached;
import govuk.chat.server.limits.OverloadFilter;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/**
 * The sign-in page. Whoever comes here is a visitor at least, so that the form is theirs and nobody else can send it for them. What
 * somebody wanted to send when they had been signed out is carried through the form.
 */
@Path("/sign-in")
@Produces(Html.TYPE)
public final class SignInResource {
    private final PageRenderer renderer;
    private final ConversationPage conversation;
    private final SignInDesk desk;
    private final Visitors visitors;
    private final PageParts parts;

    SignInResource(
            PageRenderer renderer, ConversationPage conversation, SignInDesk desk, Visitors visitors, PageParts parts) {
        this.renderer = renderer;
        this.conversation = conversation;
        this.desk = desk;
        this.visitors = visitors;
        this.parts = parts;
    }

    @GET
    public Response form(
            @QueryParam("next") @DefaultValue(Addresses.CHAT) String next,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        if (parts.callers().signedIn(request).isPresent()) {
            return Html.goTo(Addresses.LOCAL.of(next));
        }
        return Html.page(page(SignInForm.blank(Addresses.LOCAL.of(next)), "", request, response));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            MultivaluedMap<String, String> fields,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var form = SignInForm.of(fields);
        if (!form.missing().isEmpty()) {
            return Html.page(400, page(form, form.missing(), request, response));
        }
        var visitor = visitors.welcome(request, response);
        try {
            parts.forms().check(visitor, form.csrf());
            OverloadFilter.check(request);
            LimitReached.check(request);
            var signedIn = desk.signInBrowser(form.email(), form.password(), request, response);
            return goOn(form, visitor, signedIn);
        } catch (ChatException e) {
            return refused(form, e, request, response);
        }
    }

    /** The page that somebody gets whose message could not be taken, because they have been signed out. */
    Response toGoOn(Composer message, String formToken, HttpServletRequest request, HttpServletResponse response) {
        var form = SignInForm.blank(Addresses.CHAT).keeping(message, formToken);
        return Html.page(401, page(form, "", request, response));
    }

    /** A message that was typed by somebody else is not shown. */
    private Response goOn(SignInForm form, Owner.Visitor visitor, SignedIn signedIn) {
        var user = new Owner.User(signedIn.user().id());
        var isTheirs =
                parts.forms().isFor(user, form.keptFor()) || parts.forms().isFor(visitor, form.keptFor());
        return form.kept().text().isEmpty() || !isTheirs
                ? Html.goTo(Addresses.LOCAL.of(form.next()))
                : Html.page(
                        conversation.with(user, form.kept(), parts.mastheads().of(signedIn)));
    }

    private Response refused(
            SignInForm form, ChatException why, HttpServletRequest request, HttpServletResponse response) {
        return Html.refusal(why, page(form, why.sentence(), request, response));
    }

    private String page(SignInForm form, String error, HttpServletRequest request, HttpServletResponse response) {
        var csrf = parts.forms().issue(visitors.welcome(request, response));
        var view = new View(form, error, csrf, parts.callers().isSignedOut(request));
        return renderer.render("sign-in", view, Masthead.View.UNKNOWN);
    }

    /** @param isSignedOut whether the person was signed in before and no longer is */
    record View(SignInForm form, String error, String csrf, boolean isSignedOut) {}
}
