package govuk.chat.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Reply;
import govuk.chat.core.service.ChatService;
import govuk.chat.core.service.Draft;
import govuk.chat.core.service.MessagePage;
import govuk.chat.core.service.SessionService;
import govuk.chat.core.store.Asked;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.limits.Workplace;
import govuk.chat.server.live.Live;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a session: send one, read what was said. */
@Path("/api/v1/sessions/{id}/messages")
@Consumes(MediaType.APPLICATION_JSON)
public final class MessagesResource {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final int USUAL_PAGE = 50;

    private final ChatService chat;
    private final SessionService sessions;
    private final Callers callers;
    private final Live live;

    public MessagesResource(ChatService chat, SessionService sessions, Callers callers, Live live) {
        this.chat = chat;
        this.sessions = sessions;
        this.callers = callers;
        this.live = live;
    }

    /**
     * Answers 200 once the reply has ended, or 202 when the caller's patience has: at once, while there is no agent to ask and the
     * caller did not say how long it wants to wait.
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response send(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Nullable NewMessage body,
            @Context HttpServletRequest request)
            throws InterruptedException {
        var asked = ask(id, key, body, request);
        Workplace.leave(request);
        var outcome = prefer == null
                ? chat.awaitUnlessAway(asked.reply(), USUAL_WAIT)
                : chat.await(asked.reply(), Parameters.preferredWait(prefer, USUAL_WAIT));
        var answer = new Sent(MessageJson.of(asked.message()), ReplyJson.of(outcome, chat.queuePlace(outcome.reply())));
        return outcome.reply().hasEnded()
                ? Response.ok(answer).build()
                : Response.accepted(answer)
                        .location(RepliesResource.locationOf(outcome.reply()))
                        .build();
    }

    /** For callers who ask to see the answer being written, and not for those who take anything: sends them on to its events. */
    @POST
    @Produces("text/event-stream;qs=0.5")
    public Response sendAndFollow(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable NewMessage body,
            @Context HttpServletRequest request) {
        var reply = ask(id, key, body, request).reply();
        return Response.seeOther(eventsOf(reply)).build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Messages list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            @Context HttpServletRequest request) {
        var page = sessions.messages(
                callers.require(request),
                Parameters.sessionId(id),
                place(before, after),
                Parameters.limit(limit, USUAL_PAGE));
        return Messages.of(page, before != null);
    }

    private Asked ask(String id, @Nullable String key, @Nullable NewMessage body, HttpServletRequest request) {
        live.requireOpen(request);
        var owner = callers.require(request);
        if (body == null || body.content() == null) {
            throw Parameters.invalid("content: must be there, as text.");
        }
        var draft = new Draft(
                body.content(),
                Parameters.metadata(body.metadata()),
                key == null ? "" : key,
                Parameters.personalData(body.confirmed()));
        return chat.send(owner, Parameters.sessionId(id), draft);
    }

    private static URI eventsOf(Reply reply) {
        return URI.create(RepliesResource.locationOf(reply) + "/events");
    }

    private static MessagePage.Place place(@Nullable String before, @Nullable String after) {
        if (before != null && after != null) {
            throw Parameters.invalid("before and after: use one of them.");
        }
        if (before != null) {
            return new MessagePage.Before(messageId(before));
        }
        return after == null ? new MessagePage.Beginning() : new MessagePage.After(messageId(after));
    }

    private static MessageId messageId(String text) {
        try {
            return new MessageId(text);
        } catch (IllegalArgumentException e) {
            throw Parameters.invalid("before or after: must be the id of a message.");
        }
    }

    /** @param confirmed the kinds of personal data that the sender was told of and wants to send */
    record NewMessage(
            @Nullable String content,
            @Nullable Map<String, Object> metadata,
            @Nullable List<String> confirmed) {}

    record Sent(MessageJson message, ReplyJson reply) {}

    /** {@code nextCursor} goes where the one before went: into {@code before} by one who reads backwards, else into {@code after}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Messages(List<MessageJson> messages, @Nullable String nextCursor) {
        static Messages of(MessagePage page, boolean backwards) {
            var shown = page.messages().stream().map(MessageJson::of).toList();
            if (!page.hasMore()) {
                return new Messages(shown, null);
            }
            return new Messages(shown, (backwards ? shown.getFirst() : shown.getLast()).id());
        }
    }
}
