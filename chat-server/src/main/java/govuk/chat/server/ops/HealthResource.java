package govuk.chat.server.ops;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.store.Storage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code /live}: the process answers. {@code /ready}: send work here. {@code /health}: how it is, for people and dashboards. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final Storage storage;
    private final Readiness readiness;
    private final Clock clock;
    private final Instant startedAt;

    public HealthResource(Storage storage, Readiness readiness, Clock clock) {
        this.storage = storage;
        this.readiness = readiness;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Never touches a dependency: a restart would not mend one. */
    @GET
    @Path("live")
    public Map<String, String> live() {
        return Map.of("status", "live");
    }

    @GET
    @Path("ready")
    public Response ready() {
        if (readiness.isDraining()) {
            return answer(503, Map.of("status", "draining"));
        }
        return isStorageWell() ? answer(200, Map.of("status", "ready")) : answer(503, Map.of("status", "offline"));
    }

    @GET
    @Path("health")
    public Response health() {
        var isWell = isStorageWell();
        var services = Map.of("database", new Service(isWell ? "healthy" : "offline"));
        var uptime = Duration.between(startedAt, clock.instant()).toSeconds();
        return answer(
                isWell ? 200 : 503, new Health(isWell ? "healthy" : "offline", clock.instant(), uptime, services));
    }

    private boolean isStorageWell() {
        try {
            storage.check();
            return true;
        } catch (ChatException e) {
            return false;
        }
    }

    private static Response answer(int status, Object body) {
        return Response.status(status).entity(body).build();
    }

    /** @param uptime in seconds */
    record Health(String status, Instant timestamp, long uptime, Map<String, Service> services) {}

    record Service(String status) {}
}
