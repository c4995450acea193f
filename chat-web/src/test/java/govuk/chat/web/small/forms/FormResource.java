package govuk.chat.web.small.forms;

import govuk.chat.web.pages.Html;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes a form. */
@Path("/form")
public final class FormResource {
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(Html.TYPE)
    public Response form(@FormParam("next") String next) {
        return Html.goTo(next);
    }
}
