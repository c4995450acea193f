package govuk.chat.server.pages;

import govuk.chat.core.model.Owner;
import govuk.chat.server.caller.SignInDesk;
import govuk.chat.server.caller.Visitors;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signs out, and lets somebody whose sign-in has lapsed go on without one. */
@Path("/sign-out")
public final class SignOutResource {
    private final SignInDesk desk;
    private final Visitors visitors;
    private final PageParts parts;

    SignOutResource(SignInDesk desk, Visitors visitors, PageParts parts) {
        this.desk = desk;
        this.visitors = visitors;
        this.parts = parts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        var user = parts.callers().signedIn(request);
        parts.forms()
                .check(
                        user.<Owner>map(signedIn ->
                                        new Owner.User(signedIn.user().id()))
                                .orElseGet(() -> visitors.welcome(request, response)),
                        csrf);
        desk.signOut(request, response);
        // What was typed and not sent goes as well: the next person at this computer has no business with it.
        response.setHeader("Clear-Site-Data", "\"storage\"");
        return Html.goTo(user.isPresent() ? "/signed-out" : Addresses.CHAT);
    }
}
