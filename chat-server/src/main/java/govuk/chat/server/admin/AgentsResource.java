package govuk.chat.server.admin;

import govuk.chat.core.agent.AgentStatus;
import govuk.chat.core.config.AgentOverrides;
import govuk.chat.core.config.ChatConfig;
import govuk.chat.core.config.ChatParts;
import govuk.chat.core.model.ChatException;
import govuk.chat.server.api.Account;
import govuk.chat.server.api.Parameters;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The agents as this replica sees them, and a hand on them: an override is a setting, so it holds on every replica until it ends. */
@Path("/api/v1/admin/agents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AgentsResource {
    private final ChatParts parts;
    private final ChatConfig config;
    private final Clock clock;

    public AgentsResource(ChatParts parts, ChatConfig config, Clock clock) {
        this.parts = parts;
        this.config = config;
        this.clock = clock;
    }

    @GET
    public AgentList list() {
        return new AgentList(
                parts.agentControls().statuses().stream().map(this::details).toList());
    }

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name) {
        return answer(parts.agentControls().status(name));
    }

    @PUT
    @Path("{name}/override")
    public Response override(
            @Auth Account account,
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String version,
            @Nullable OverrideWish body) {
        var known = parts.agentControls().status(name);
        if (body == null) {
            throw Parameters.invalid("state: must be one of open, closed, route.");
        }
        var change = SettingsResource.change(account, version, body.comment());
        parts.settings().change(AgentOverrides.settingOf(known.name()), body.fields(clock.instant()), change);
        return get(name);
    }

    /** Lets the agent alone again. */
    @DELETE
    @Path("{name}/override")
    public Response automatic(
            @Auth Account account,
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String version,
            @QueryParam("comment") @Nullable String comment) {
        var known = parts.agentControls().status(name);
        parts.settings()
                .reset(AgentOverrides.settingOf(known.name()), SettingsResource.change(account, version, comment));
        return get(name);
    }

    private Response answer(AgentStatus status) {
        var setting = parts.settings().get(AgentOverrides.settingOf(status.name()));
        return Response.ok(details(status))
                .tag(Versions.of(setting.current().version()))
                .build();
    }

    private AgentDetails details(AgentStatus status) {
        return AgentDetails.of(
                status, kind(status.name()), status.name().equals(config.defaultAgent()), queued(status.name()));
    }

    private String kind(String agent) {
        var settings = config.agents().get(agent);
        return settings == null ? "" : settings.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Whoever looks at the agents in an outage of the database shall see the rest. */
    private OptionalInt queued(String agent) {
        try {
            return OptionalInt.of(parts.runner().waitingRoom().count(agent));
        } catch (ChatException e) {
            return OptionalInt.empty();
        }
    }

    record AgentList(List<AgentDetails> agents) {}
}
