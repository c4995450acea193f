package govuk.chat.admin.pages;

import govuk.chat.admin.signin.Gate;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Where people begin, and where machines see that the app answers. */
@Path("/")
@Produces(Html.TYPE)
public final class HomeResource {
    @GET
    public Response home(@Context HttpServletRequest request) {
        return Html.goTo(Gate.administrator(request).isAdmin() ? "/users" : "/conversations");
    }

    /** Touches no server: the app is well even if they are not. */
    @GET
    @Path("live")
    @Produces(MediaType.APPLICATION_JSON)
    public String live() {
        return "{\"status\":\"live\"}";
    }
}
