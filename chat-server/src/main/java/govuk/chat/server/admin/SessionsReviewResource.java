package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.service.SessionReview;
import govuk.chat.core.store.SessionQuery;
import govuk.chat.server.api.Account;
import govuk.chat.server.api.MessageJson;
import govuk.chat.server.api.Parameters;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody's sessions: what was done in them is shown, what was said only to who says why. */
@Path("/api/v1/admin/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionsReviewResource {
    private static final int USUAL_PAGE = 50;

    private final SessionReview review;

    public SessionsReviewResource(SessionReview review) {
        this.review = review;
    }

    @GET
    public Sessions list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("status") @Nullable String status,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("error") @Nullable String error,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var query = new SessionQuery(
                owner == null ? null : Parameters.owner(owner),
                status == null ? null : Parameters.choice("status", status, SessionStatus.class),
                from == null ? null : Parameters.time("from", from),
                until == null ? null : Parameters.time("until", until),
                error == null ? null : Parameters.code("error", error));
        var size = Parameters.limit(limit, USUAL_PAGE);
        var after = cursor == null ? null : Parameters.sessionId(cursor);
        return Sessions.of(review.list(query, after, size + 1), size);
    }

    @GET
    @Path("{id}")
    public SessionDetails get(@PathParam("id") String id) {
        return SessionDetails.of(review.get(Parameters.sessionId(id)));
    }

    /** The steps of its answers, oldest first. */
    @GET
    @Path("{id}/replies")
    public Replies replies(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        var session = review.get(Parameters.sessionId(id));
        var last = Parameters.sequence("after", after);
        return Replies.of(review.replies(session.id(), last, Parameters.limit(limit, USUAL_PAGE)));
    }

    /** What was said. A POST, so that the reason stands in no log of addresses. */
    @POST
    @Path("{id}/transcript")
    public Transcript transcript(@Auth Account account, @PathParam("id") String id, @Nullable Wish body) {
        if (body == null || body.reason() == null) {
            throw Parameters.invalid("reason: must be there, as text.");
        }
        var size = body.limit() == null ? USUAL_PAGE : Math.clamp(body.limit(), 1, 100);
        var after = body.after() == null ? 0 : body.after();
        var messages = review.transcript(account.key(), Parameters.sessionId(id), body.reason(), after, size + 1);
        return Transcript.of(messages, size);
    }

    /** @param after the {@code nextAfter} of the page before */
    record Wish(
            @Nullable String reason,
            @Nullable Long after,
            @Nullable Integer limit) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sessions(List<SessionDetails> sessions, @Nullable String nextCursor) {
        static Sessions of(List<Session> found, int size) {
            var page = found.subList(0, Math.min(size, found.size()));
            var next = found.size() > size ? page.getLast().id().value() : null;
            return new Sessions(page.stream().map(SessionDetails::of).toList(), next);
        }
    }

    record Replies(List<ReplyDetails> replies) {
        static Replies of(List<Reply> found) {
            return new Replies(found.stream().map(ReplyDetails::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Transcript(List<MessageJson> messages, @Nullable Long nextAfter) {
        static Transcript of(List<Message> found, int size) {
            var page = found.subList(0, Math.min(size, found.size()));
            var next = found.size() > size ? page.getLast().sequence() : null;
            return new Transcript(page.stream().map(MessageJson::of).toList(), next);
        }
    }
}
