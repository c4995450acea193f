package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.cache.CacheStats;
import govuk.chat.core.cache.Caches;
import govuk.chat.core.cache.ClearReport;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.service.Audit;
import govuk.chat.server.api.Account;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caches: how they serve this replica, and what flushing them did on every replica. A replica that shares with nobody has none. */
@Path("/api/v1/admin/caches")
@Produces(MediaType.APPLICATION_JSON)
public final class CachesResource {
    private final Caches caches;
    private final Audit audit;

    public CachesResource(Caches caches, Audit audit) {
        this.caches = caches;
        this.audit = audit;
    }

    @GET
    public CacheList list() {
        return new CacheList(caches.stats().stream().map(CacheJson::of).toList());
    }

    @POST
    @Path("{name}/flush")
    public FlushJson flush(@Auth Account account, @PathParam("name") String name) {
        var report = caches.clear(name)
                .orElseThrow(() -> new ChatException(ErrorCode.NOT_FOUND, "There is no cache of that name."));
        return flushed(account, report);
    }

    @POST
    @Path("flush")
    public Flushed flushAll(@Auth Account account) {
        return new Flushed(
                caches.clear().stream().map(report -> flushed(account, report)).toList());
    }

    private FlushJson flushed(Account account, ClearReport report) {
        audit.record(
                account.key(),
                AuditAction.CACHE_FLUSHED,
                report.cache(),
                report.isEverywhere() ? AuditOutcome.DONE : AuditOutcome.FAILED,
                Map.of(
                        "nodes", Integer.toString(report.nodes().size()),
                        "everywhere", Boolean.toString(report.isEverywhere())));
        return FlushJson.of(report);
    }

    record CacheList(List<CacheJson> caches) {}

    /** @param hitRatio from 0 to 1; left out if nobody has asked */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CacheJson(
            String name,
            long entries,
            long localHits,
            long sharedHits,
            long misses,
            @Nullable Double hitRatio) {
        static CacheJson of(CacheStats stats) {
            var hits = stats.localHits() + stats.sharedHits();
            var asked = hits + stats.misses();
            return new CacheJson(
                    stats.name(),
                    stats.size(),
                    stats.localHits(),
                    stats.sharedHits(),
                    stats.misses(),
                    asked == 0 ? null : (double) hits / asked);
        }
    }

    record Flushed(List<FlushJson> flushed) {}

    record FlushJson(String cache, boolean isEverywhere, List<NodeJson> nodes) {
        static FlushJson of(ClearReport report) {
            return new FlushJson(
                    report.cache(),
                    report.isEverywhere(),
                    report.nodes().stream()
                            .map(cleared -> new NodeJson(cleared.node(), cleared.entries()))
                            .toList());
        }
    }

    record NodeJson(String node, long entries) {}
}
