package govuk.chat.server.pages;

import govuk.chat.core.service.MessagePage;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** The chat without an address of its own: the conversation that was used last, or a new one. */
@Path("/chat")
@Produces(Html.TYPE)
public final class ChatResource {
    private final ConversationPage page;
    private final PageParts parts;

    ChatResource(ConversationPage page, PageParts parts) {
        this.page = page;
        this.parts = parts;
    }

    @GET
    public Response latest(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        var owner = parts.callers().welcome(request, response);
        return Html.page(parts.sessions()
                .latestActive(owner)
                .map(session -> page.of(
                        owner,
                        session,
                        new MessagePage.End(),
                        Composer.blank(session.id().value()),
                        parts.masthead(request)))
                .orElseGet(() -> page.blank(owner, Composer.blank(""), parts.masthead(request))));
    }

    @GET
    @Path("new")
    public Response blank(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        var owner = parts.callers().welcome(request, response);
        return Html.page(page.blank(owner, Composer.blank(""), parts.masthead(request)));
    }
}
