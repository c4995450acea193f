package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonCalls;
import govuk.chat.core.client.Page;
import govuk.chat.core.client.RawAnswer;
import govuk.chat.core.client.RawCalls;
import govuk.chat.core.client.RawRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Who did what. Safe for use by many threads. */
public final class AuditCalls {
    private static final String AUDIT = AdminCalls.PATH + "/audit";
    private static final Duration TABLE_LIMIT = Duration.ofSeconds(60);

    private final JsonCalls calls;
    private final RawCalls raw;

    AuditCalls(JsonCalls calls, RawCalls raw) {
        this.calls = calls;
        this.raw = raw;
    }

    /**
     * The newest first.
     *
     * @param cursor of the page before, for the next one; empty for the first
     */
    public Page<Entry> list(AuditFilter filter, String cursor) throws InterruptedException {
        return Page.of(calls.get(filter.to(AUDIT).with("cursor", cursor).path()).json(), "entries", Entry::of);
    }

    /** Whether all of it is as it was written. Reads all of it, so it may take a while. */
    public Verdict verify() throws InterruptedException {
        var json = calls.get(AUDIT + "/verify").json();
        return new Verdict(
                Fields.truth(json, "isWhole"),
                json.path("entries").asLong(0),
                json.path("brokenAt").asLong(0),
                json.path("reason").asText(""));
    }

    /** A table as comma-separated values; at most {@link RawCalls#LONGEST_BODY} bytes. */
    public RawAnswer csv(AuditFilter filter) throws InterruptedException {
        var request = new RawRequest(
                "GET", filter.to(AUDIT + "/csv").path(), Map.of("Accept", "text/csv, application/problem+json"), "");
        return raw.send(request, TABLE_LIMIT);
    }

    /**
     * Which entries are looked for; an empty text is for all.
     *
     * @param actor who did it, as {@code user:ID}
     * @param subject to what
     * @param action such as {@code user_changed}
     * @param outcome {@code done}, {@code refused} or {@code failed}
     * @param from an ISO 8601 time
     * @param until before this time
     */
    public record AuditFilter(String actor, String subject, String action, String outcome, String from, String until) {
        Query to(String path) {
            return Query.to(path)
                    .with("actor", actor)
                    .with("subject", subject)
                    .with("action", action)
                    .with("outcome", outcome)
                    .with("from", from)
                    .with("until", until);
        }
    }

    /** @param details what more there is to say, by name */
    public record Entry(
            long sequence,
            Instant happenedAt,
            String actor,
            String action,
            String subject,
            String address,
            String outcome,
            Map<String, Object> details) {
        static Entry of(JsonNode json) {
            return new Entry(
                    Fields.whole(json, "sequence"),
                    Fields.time(json, "timestamp"),
                    Fields.text(json, "actor"),
                    Fields.text(json, "action"),
                    Fields.text(json, "subject"),
                    Fields.text(json, "address"),
                    Fields.text(json, "outcome"),
                    Fields.values(json, "details"));
        }
    }

    /**
     * @param entries how many there are, if all are as they were written
     * @param brokenAt the first that is not; 0 if there is none
     * @param reason in words; empty if all are
     */
    public record Verdict(boolean isWhole, long entries, long brokenAt, String reason) {}
}
