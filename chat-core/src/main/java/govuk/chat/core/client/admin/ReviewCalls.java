package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonCalls;
import govuk.chat.core.client.Page;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody's sessions: what was done in them, and what was said for whoever says why. Safe for use by many threads. */
public final class ReviewCalls {
    private static final String SESSIONS = AdminCalls.PATH + "/sessions";

    private final JsonCalls calls;

    ReviewCalls(JsonCalls calls) {
        this.calls = calls;
    }

    /** @param cursor of the page before, for the next one; empty for the first */
    public Page<ReviewedSession> list(SessionFilter filter, String cursor) throws InterruptedException {
        var path = Query.to(SESSIONS)
                .with("owner", filter.owner())
                .with("status", filter.status())
                .with("from", filter.from())
                .with("until", filter.until())
                .with("error", filter.error())
                .with("cursor", cursor)
                .path();
        return Page.of(calls.get(path).json(), "sessions", ReviewedSession::of);
    }

    public ReviewedSession get(SessionId id) throws InterruptedException {
        return ReviewedSession.of(calls.get(path(id)).json());
    }

    /** The steps of its latest answers, oldest first. */
    public List<ReviewedReply> replies(SessionId id) throws InterruptedException {
        return Fields.list(calls.get(path(id) + "/replies?limit=100").json(), "replies", ReviewedReply::of);
    }

    /**
     * What was said. The audit has who read it, and why.
     *
     * @param after the {@link Transcript#next} of the part before; 0 for the first
     */
    public Transcript transcript(SessionId id, String reason, long after) throws InterruptedException {
        var wish = new HashMap<String, Object>(Map.of("reason", reason));
        if (after > 0) {
            wish.put("after", after);
        }
        var json = calls.post(path(id) + "/transcript", wish).json();
        return new Transcript(
                Fields.list(json, "messages", Line::of), json.path("nextAfter").asLong(0));
    }

    private static String path(SessionId id) {
        return SESSIONS + "/" + id;
    }

    /**
     * Which sessions are looked for; an empty text is for all.
     *
     * @param owner as {@code user:ID}, {@code visitor:ID} or {@code for:SERVICE:PERSON}
     * @param status {@code active}, {@code inactive} or {@code archived}
     * @param from when they were last used, at the earliest; an ISO 8601 time
     * @param until before which they were last used
     * @param error the code that a reply in them failed with
     */
    public record SessionFilter(String owner, String status, String from, String until, String error) {}

    /** A session without a word of what was said. */
    public record ReviewedSession(
            SessionId id, String owner, String agent, String status, Instant createdAt, Instant updatedAt) {
        static ReviewedSession of(JsonNode json) {
            return new ReviewedSession(
                    Fields.value(json, "sessionId", SessionId::new),
                    Fields.text(json, "owner"),
                    Fields.text(json, "agent"),
                    Fields.text(json, "status"),
                    Fields.time(json, "createdAt"),
                    Fields.time(json, "updatedAt"));
        }
    }

    /**
     * The steps of an answer.
     *
     * @param node which server is writing it
     * @param took from the question to the end
     * @param error why it failed, as a code
     */
    public record ReviewedReply(
            ReplyId id,
            String agent,
            String status,
            long attempt,
            Instant createdAt,
            Instant deadline,
            Optional<String> node,
            Optional<Instant> endedAt,
            Optional<Duration> took,
            Optional<String> error) {
        static ReviewedReply of(JsonNode json) {
            return new ReviewedReply(
                    Fields.value(json, "replyId", ReplyId::new),
                    Fields.text(json, "agent"),
                    Fields.text(json, "status"),
                    Fields.whole(json, "attempt"),
                    Fields.time(json, "createdAt"),
                    Fields.time(json, "deadline"),
                    Fields.optional(json, "node", JsonNode::asText),
                    Fields.optional(json, "endedAt", at -> Fields.time(json, "endedAt")),
                    Fields.optional(json, "millis", millis -> Duration.ofMillis(millis.asLong())),
                    Fields.optional(json, "error", JsonNode::asText));
        }
    }

    /** @param next where the next part begins; 0 if this is the last */
    public record Transcript(List<Line> lines, long next) {}

    /** What one of the two said. */
    public record Line(Role role, String text, Instant sentAt) {
        static Line of(JsonNode json) {
            return new Line(
                    Fields.choice(json, "role", Role.class),
                    Fields.text(json, "content"),
                    Fields.time(json, "timestamp"));
        }
    }
}
