package govuk.chat.admin.pages;

import govuk.chat.admin.signin.SignInDesk;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signs out of the app, and of the server. */
@Path("sign-out")
@Produces(Html.TYPE)
public final class SignOutResource {
    private final SignInDesk desk;

    SignOutResource(SignInDesk desk) {
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        desk.signOut(request, response);
        return Html.goTo("/sign-in");
    }
}
