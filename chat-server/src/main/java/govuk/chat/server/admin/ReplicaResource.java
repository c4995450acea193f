package govuk.chat.server.admin;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.service.Audit;
import govuk.chat.core.setting.SettingChange;
import govuk.chat.server.api.Account;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The replica that answers: how it is, and taking it out of work. A drained replica that is started again takes part again. */
@Path("/api/v1/admin/replica")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReplicaResource {
    private final Replica replica;
    private final Audit audit;

    public ReplicaResource(Replica replica, Audit audit) {
        this.replica = replica;
        this.audit = audit;
    }

    @GET
    public Replica.Details get() {
        return replica.details();
    }

    @POST
    @Path("drain")
    public Replica.Details drain(@Auth Account account, @Nullable Reason body) {
        var why = SettingChange.comment(body == null ? "" : requireNonNullElse(body.comment(), ""));
        replica.drain();
        audit.record(
                account.key(), AuditAction.REPLICA_DRAINED, replica.name(), AuditOutcome.DONE, Map.of("comment", why));
        return replica.details();
    }

    @DELETE
    @Path("drain")
    public Replica.Details resume(@Auth Account account) {
        replica.resume();
        audit.record(account.key(), AuditAction.REPLICA_RESUMED, replica.name(), AuditOutcome.DONE);
        return replica.details();
    }

    record Reason(@Nullable String comment) {}
}
