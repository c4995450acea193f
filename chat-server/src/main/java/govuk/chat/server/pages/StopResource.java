package govuk.chat.server.pages;

import govuk.chat.core.model.ReplyId;
import govuk.chat.server.limits.Workplace;
import govuk.chat.web.pages.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Stops an answer for somebody without script. */
@Path("/chat/replies/{id}/stop")
public final class StopResource {
    /** An agent that is told to stop does so within moments: worth waiting for, so that the page shows the end. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final PageParts parts;

    StopResource(PageParts parts) {
        this.parts = parts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response stop(
            @PathParam("id") ReplyId id,
            @FormParam("csrf") @DefaultValue("") String csrf,
            @Context HttpServletRequest request)
            throws InterruptedException {
        var owner = parts.callers().require(request);
        parts.forms().check(owner, csrf);
        var reply = parts.chat().stop(owner, id);
        Workplace.leave(request);
        parts.chat().await(reply, STOPPING);
        return Html.goTo("/chat/conversations/" + reply.session() + "#latest");
    }
}
