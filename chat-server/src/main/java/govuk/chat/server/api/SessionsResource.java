package govuk.chat.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.service.OwnerDataService;
import govuk.chat.core.service.SessionService;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.server.caller.Callers;
import govuk.chat.server.live.Live;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caller's sessions. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionsResource {
    private static final int USUAL_PAGE = 20;

    private final SessionService sessions;
    private final OwnerDataService ownerData;
    private final Callers callers;
    private final Live live;

    public SessionsResource(SessionService sessions, OwnerDataService ownerData, Callers callers, Live live) {
        this.sessions = sessions;
        this.ownerData = ownerData;
        this.callers = callers;
        this.live = live;
    }

    @POST
    public Response create(
            @Nullable NewSession body, @Context HttpServletRequest request, @Context HttpServletResponse response) {
        live.requireOpen(request);
        var asked = body == null ? new NewSession(null, null, null) : body;
        var isKnown = callers.find(request).isPresent();
        var owner = callers.welcome(request, response);
        var session = asked.agent() == null
                ? sessions.create(owner, asked.label())
                : sessions.create(owner, asked.agent(), asked.label());
        return Response.created(URI.create("/api/v1/sessions/" + session.id()))
                .entity(SessionJson.of(session, isKnown ? null : token(owner)))
                .build();
    }

    @GET
    public Sessions list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServletRequest request) {
        var size = Parameters.limit(limit, USUAL_PAGE);
        var after = cursor == null ? SessionCursor.START : Cursors.read(cursor);
        // One more than asked for says whether there is another page.
        var found = sessions.list(callers.require(request), after, size + 1);
        return Sessions.of(found, size);
    }

    @GET
    @Path("{id}")
    public SessionJson get(@PathParam("id") String id, @Context HttpServletRequest request) {
        return SessionJson.of(sessions.get(callers.require(request), Parameters.sessionId(id)));
    }

    @PATCH
    @Path("{id}")
    public SessionJson change(
            @PathParam("id") String id, @Nullable SessionChange change, @Context HttpServletRequest request) {
        if (change == null) {
            throw Parameters.invalid("title or status: say what is to change.");
        }
        var owner = callers.require(request);
        var session = Parameters.sessionId(id);
        // Read before anything is written, so that a bad status does not leave a new title behind.
        var status = change.status() == null ? null : Parameters.choice("status", change.status(), SessionStatus.class);
        return SessionJson.of(sessions.change(owner, session, change.title(), status));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id, @Context HttpServletRequest request) {
        ownerData.delete(callers.require(request), Parameters.sessionId(id));
    }

    private @Nullable String token(Owner owner) {
        return owner instanceof Owner.Visitor visitor ? callers.tokenFor(visitor) : null;
    }

    /**
     * What is asked of a new session.
     *
     * @param userId a label for the caller's own books, never an identity
     */
    record NewSession(
            @Nullable String userId,
            @Nullable String agent,
            @Nullable Map<String, Object> metadata) {
        Metadata label() {
            var label = Parameters.metadata(metadata);
            return userId == null ? label : label.with("userId", userId);
        }
    }

    record SessionChange(@Nullable String title, @Nullable String status) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sessions(List<SessionJson> sessions, @Nullable String nextCursor) {
        static Sessions of(List<Session> found, int size) {
            var page = found.subList(0, Math.min(size, found.size()));
            var next = found.size() > size ? Cursors.write(SessionCursor.behind(page.getLast())) : null;
            return new Sessions(page.stream().map(SessionJson::of).toList(), next);
        }
    }
}
