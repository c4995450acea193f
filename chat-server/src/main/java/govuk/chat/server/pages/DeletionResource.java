package govuk.chat.server.pages;

import govuk.chat.core.model.SessionId;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Deletes a conversation: a question first, a receipt afterwards. */
@Path("/chat/conversations/{id}/delete")
@Produces(Html.TYPE)
public final class DeletionResource {
    private final PageRenderer renderer;
    private final Titles titles;
    private final PageParts parts;

    DeletionResource(PageRenderer renderer, Titles titles, PageParts parts) {
        this.renderer = renderer;
        this.titles = titles;
        this.parts = parts;
    }

    @GET
    public Response question(@PathParam("id") SessionId id, @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        var title = titles.of(owner, parts.sessions().get(owner, id));
        return Html.page(renderer.render(
                "delete", new Question(id.value(), title, parts.forms().issue(owner)), parts.masthead(request)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(
            @PathParam("id") SessionId id,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        parts.forms().check(owner, csrf);
        var title = titles.of(owner, parts.sessions().get(owner, id));
        parts.ownerData().delete(owner, id);
        return Html.page(renderer.render("deleted", new Receipt(title), parts.masthead(request)));
    }

    record Question(String conversation, String title, String csrf) {}

    record Receipt(String title) {}
}
