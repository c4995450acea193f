package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.web.errors.Failure;
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

/** Gives a conversation another name. */
@Path("/chat/conversations/{id}/title")
@Produces(Html.TYPE)
public final class TitleResource {
    private final PageRenderer renderer;
    private final Titles titles;
    private final PageParts parts;

    TitleResource(PageRenderer renderer, Titles titles, PageParts parts) {
        this.renderer = renderer;
        this.titles = titles;
        this.parts = parts;
    }

    @GET
    public Response form(@PathParam("id") SessionId id, @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        var title = titles.of(owner, parts.sessions().get(owner, id));
        return Html.page(renderer.render(
                "rename", new View(id.value(), title, parts.forms().issue(owner), ""), parts.masthead(request)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(
            @PathParam("id") SessionId id,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request) {
        var owner = parts.callers().require(request);
        parts.forms().check(owner, csrf);
        try {
            parts.sessions().change(owner, id, title, null);
            return Html.goTo("/chat/conversations");
        } catch (ChatException e) {
            var view = new View(id.value(), title, parts.forms().issue(owner), e.sentence());
            return Html.page(Failure.of(e).status(), renderer.render("rename", view, parts.masthead(request)));
        }
    }

    record View(String conversation, String title, String csrf, String error) {
        int maxLength() {
            return Session.MAX_TITLE;
        }
    }
}
