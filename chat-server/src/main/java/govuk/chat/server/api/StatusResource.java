package govuk.chat.server.api;

import govuk.chat.core.health.LevelWatch;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the service can do at the moment, and why it is no more, for whoever wants to tell a person. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {
    private final LevelWatch level;
    private final String feedback;

    /** @param feedback an address that begins with {@code https:} or {@code mailto:}; empty for none */
    public StatusResource(LevelWatch level, String feedback) {
        this.level = level;
        this.feedback = feedback;
    }

    /** Always answers, and always 200: whoever is told that the service is offline was told what they asked for. */
    @GET
    public Status status() {
        var standing = level.standing();
        return new Status(standing.level().word(), standing.reason(), feedback);
    }

    /**
     * @param level {@code full}, {@code limited} or {@code offline}
     * @param reason a plain sentence or two for a person; empty at the full level
     * @param feedback where people say what they think of the service; empty if it names no place
     */
    record Status(String level, String reason, String feedback) {}
}
