package govuk.chat.server.ops;

import govuk.chat.core.health.Level;
import govuk.chat.core.health.LevelWatch;
import govuk.chat.core.health.Standing;
import govuk.chat.core.model.BreakerState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code /live}: the process answers. {@code /ready}: send work here. {@code /health}: how it is, for people and dashboards;
 * {@code /health/detailed}, for those who run it. None of them asks anything that could keep it waiting: the level is assessed elsewhere.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final LevelWatch level;
    private final Supplier<Map<String, BreakerState>> breakers;
    private final Readiness readiness;
    private final OperatorDoor door;
    private final Clock clock;
    private final Instant startedAt;

    public HealthResource(
            LevelWatch level,
            Supplier<Map<String, BreakerState>> breakers,
            Readiness readiness,
            OperatorDoor door,
            Clock clock) {
        this.level = level;
        this.breakers = breakers;
        this.readiness = readiness;
        this.door = door;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Never touches a dependency: a restart would not mend one. */
    @GET
    @Path("live")
    public Map<String, String> live() {
        return Map.of("status", "live");
    }

    /** A service that is limited is ready: another replica would be no better. */
    @GET
    @Path("ready")
    public Response ready() {
        if (readiness.isDraining()) {
            return answer(503, Map.of("status", "draining"));
        }
        return isOffline(level.standing())
                ? answer(503, Map.of("status", "offline"))
                : answer(200, Map.of("status", "ready"));
    }

    @GET
    @Path("health")
    public Response health() {
        var standing = level.standing();
        return answer(isOffline(standing) ? 503 : 200, HealthJson.of(standing, clock.instant(), startedAt));
    }

    @GET
    @Path("health/detailed")
    public Response detailed(@Context HttpServletRequest request) {
        door.check(request);
        var standing = level.standing();
        var body =
                HealthJson.Detailed.of(HealthJson.of(standing, clock.instant(), startedAt), standing, breakers.get());
        return answer(isOffline(standing) ? 503 : 200, body);
    }

    private static boolean isOffline(Standing standing) {
        return standing.level() == Level.OFFLINE;
    }

    private static Response answer(int status, Object body) {
        return Response.status(status).entity(body).build();
    }
}
