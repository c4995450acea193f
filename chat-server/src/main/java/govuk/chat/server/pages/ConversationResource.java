package govuk.chat.server.pages;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.service.MessagePage;
import govuk.chat.server.limits.Workplace;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One conversation. */
@Path("/chat/conversations/{id}")
@Produces(Html.TYPE)
public final class ConversationResource {
    /** As long as a person without script is kept waiting for an answer before the page says that it takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConversationPage page;
    private final PageParts parts;

    ConversationResource(ConversationPage page, PageParts parts) {
        this.page = page;
        this.parts = parts;
    }

    /**
     * @param reply the reply to wait for
     * @param before show what was said before this message
     */
    @GET
    public Response show(
            @PathParam("id") SessionId id,
            @QueryParam("reply") @Nullable ReplyId reply,
            @QueryParam("before") @Nullable MessageId before,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response)
            throws InterruptedException {
        var session = session(id, request);
        // Renews the cookie of somebody who reads on.
        var owner = parts.callers().welcome(request, response);
        if (reply != null) {
            var waitedFor = parts.chat().reply(owner, reply);
            Workplace.leave(request);
            parts.chat().awaitUnlessAway(waitedFor, PATIENCE);
        }
        var place = before == null ? new MessagePage.End() : new MessagePage.Before(before);
        return Html.page(page.of(owner, session, place, Composer.blank(id.value()), parts.masthead(request)));
    }

    /** The messages after one, as list items, for the script. */
    @GET
    @Path("messages")
    public Response items(
            @PathParam("id") SessionId id,
            @QueryParam("after") @Nullable MessageId after,
            @Context HttpServletRequest request) {
        var session = session(id, request);
        var place = after == null ? new MessagePage.End() : new MessagePage.After(after);
        return Html.page(page.items(session.owner(), session, place));
    }

    private Session session(SessionId id, HttpServletRequest request) {
        Owner owner = parts.callers()
                .find(request)
                .orElseThrow(() -> new ChatException(ErrorCode.SESSION_NOT_FOUND, "There is no such conversation."));
        return parts.sessions().get(owner, id);
    }
}
