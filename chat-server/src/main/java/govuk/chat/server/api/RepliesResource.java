package govuk.chat.server.api;

import govuk.chat.core.model.Reply;
import govuk.chat.core.service.ChatService;
import govuk.chat.core.store.Outcome;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.limits.Workplace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A reply: look at it, wait for it, stop it. Its events have an address below it and a servlet of their own. */
@Path("/api/v1/replies/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RepliesResource {
    /** A stopped agent ends its reply within moments: worth waiting for, so that the caller sees the end. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final ChatService chat;
    private final Callers callers;

    public RepliesResource(ChatService chat, Callers callers) {
        this.chat = chat;
        this.callers = callers;
    }

    static URI locationOf(Reply reply) {
        return URI.create("/api/v1/replies/" + reply.id());
    }

    @GET
    public ReplyJson get(
            @PathParam("id") String id, @QueryParam("wait") @Nullable String wait, @Context HttpServletRequest request)
            throws InterruptedException {
        var patience = Parameters.wait(wait, Duration.ZERO);
        var reply = chat.reply(callers.require(request), Parameters.replyId(id));
        Workplace.leave(request);
        return json(chat.await(reply, patience));
    }

    @DELETE
    public ReplyJson stop(@PathParam("id") String id, @Context HttpServletRequest request) throws InterruptedException {
        var reply = chat.stop(callers.require(request), Parameters.replyId(id));
        Workplace.leave(request);
        return json(chat.await(reply, STOPPING));
    }

    private ReplyJson json(Outcome outcome) {
        return ReplyJson.of(outcome, chat.queuePlace(outcome.reply()));
    }
}
