package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.store.AuditChain;
import govuk.chat.core.store.AuditChain.Verdict;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.AuditQuery;
import govuk.chat.core.store.AuditStore;
import govuk.chat.server.api.Parameters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Who did what: looked for, checked, and taken along as a table. */
@Path("/api/v1/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private static final int USUAL_PAGE = 50;

    private final AuditStore audit;
    /** Checking reads everything there is. */
    private final Semaphore checking = new Semaphore(1);

    public AuditResource(AuditStore audit) {
        this.audit = audit;
    }

    @GET
    public Entries list(
            @BeanParam Filter filter,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var size = Parameters.limit(limit, USUAL_PAGE);
        var before = cursor == null ? Long.MAX_VALUE : Parameters.sequence("cursor", cursor);
        return Entries.of(audit.search(filter.query(), before, size + 1), size);
    }

    @GET
    @Path("verify")
    public VerdictJson verify() {
        if (!checking.tryAcquire()) {
            throw new ChatException(ErrorCode.CONFLICT, "The audit is being checked already. Wait for the result.");
        }
        try {
            return VerdictJson.of(AuditChain.check(audit));
        } finally {
            checking.release();
        }
    }

    /** As comma-separated values (RFC 4180), the newest first; written while it is read. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@BeanParam Filter filter) {
        var query = filter.query();
        StreamingOutput table = out -> AuditCsv.write(audit, query, out);
        return Response.ok(table)
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }

    /** What entries are looked for. */
    public static final class Filter {
        @QueryParam("actor")
        private @Nullable String actor;

        @QueryParam("subject")
        private @Nullable String subject;

        @QueryParam("action")
        private @Nullable String action;

        @QueryParam("outcome")
        private @Nullable String outcome;

        @QueryParam("from")
        private @Nullable String from;

        @QueryParam("until")
        private @Nullable String until;

        AuditQuery query() {
            return new AuditQuery(
                    actor == null ? "" : actor,
                    subject == null ? "" : subject,
                    action == null ? null : Parameters.choice("action", lower(action), AuditAction.class),
                    outcome == null ? null : Parameters.choice("outcome", lower(outcome), AuditOutcome.class),
                    from == null ? null : Parameters.time("from", from),
                    until == null ? null : Parameters.time("until", until));
        }

        private static String lower(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entries(List<EntryJson> entries, @Nullable String nextCursor) {
        static Entries of(List<AuditLink> found, int size) {
            var page = found.subList(0, Math.min(size, found.size()));
            var next =
                    found.size() > size ? Long.toString(page.getLast().entry().sequence()) : null;
            return new Entries(page.stream().map(EntryJson::of).toList(), next);
        }
    }

    record EntryJson(
            long sequence,
            Instant timestamp,
            String actor,
            String action,
            String subject,
            String address,
            String requestId,
            String outcome,
            Map<String, String> details,
            String hash) {
        static EntryJson of(AuditLink link) {
            var entry = link.entry();
            return new EntryJson(
                    entry.sequence(),
                    entry.happenedAt(),
                    entry.actor(),
                    entry.action().name(),
                    entry.subject(),
                    entry.address(),
                    entry.requestId(),
                    entry.outcome().name(),
                    entry.details(),
                    link.hash());
        }
    }

    /**
     * @param entries how many there are, if all are as they were written
     * @param brokenAt the first that is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictJson(
            boolean isWhole,
            @Nullable Long entries,
            @Nullable String lastHash,
            @Nullable Long brokenAt,
            @Nullable String reason) {
        static VerdictJson of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Whole(var head) -> new VerdictJson(true, head.sequence(), head.hash(), null, null);
                case Verdict.Broken(var sequence, var why) -> new VerdictJson(false, null, null, sequence, why);
            };
        }
    }
}
