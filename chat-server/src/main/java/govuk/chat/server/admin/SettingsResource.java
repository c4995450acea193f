package govuk.chat.server.admin;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.setting.LiveSetting;
import govuk.chat.core.setting.LiveSettings;
import govuk.chat.core.setting.SettingChange;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may change while the chat runs, on all replicas. Every change needs a comment, and the version that it is made on top of. */
@Path("/api/v1/admin/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SettingsResource {
    private final LiveSettings settings;

    public SettingsResource(LiveSettings settings) {
        this.settings = settings;
    }

    @GET
    public Settings list() {
        return new Settings(settings.all().stream().map(SettingDetails::of).toList());
    }

    @GET
    @Path("{name}")
    public Response get(@PathParam("name") String name) {
        return answer(settings.get(name));
    }

    @PUT
    @Path("{name}")
    public Response change(
            @Auth Account account,
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String version,
            @Nullable NewValue body) {
        if (body == null || body.value() == null) {
            throw Parameters.invalid("value: must be there, as an object.");
        }
        return answer(settings.change(name, body.value(), change(account, version, body.comment())));
    }

    /** Goes back to the default. The comment stands in the query, for the body of a DELETE has no meaning (RFC 9110 §9.3.5). */
    @DELETE
    @Path("{name}")
    public Response reset(
            @Auth Account account,
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String version,
            @QueryParam("comment") @Nullable String comment) {
        return answer(settings.reset(name, change(account, version, comment)));
    }

    static SettingChange change(Account account, @Nullable String version, @Nullable String comment) {
        return new SettingChange(account.key(), Versions.seen(version), requireNonNullElse(comment, ""));
    }

    private static Response answer(LiveSetting<?> setting) {
        return Response.ok(SettingDetails.of(setting))
                .tag(Versions.of(setting.current().version()))
                .build();
    }

    record Settings(List<SettingDetails> settings) {}

    record NewValue(
            @Nullable Map<String, Object> value, @Nullable String comment) {}
}
