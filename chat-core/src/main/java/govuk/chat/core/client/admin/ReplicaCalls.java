package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonCalls;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The server that answers. Safe for use by many threads. */
public final class ReplicaCalls {
    private static final String REPLICA = AdminCalls.PATH + "/replica";

    private final JsonCalls calls;

    ReplicaCalls(JsonCalls calls) {
        this.calls = calls;
    }

    public RemoteReplica get() throws InterruptedException {
        return RemoteReplica.of(calls.get(REPLICA).json());
    }

    /**
     * Has it begin no more replies.
     *
     * @param comment why
     */
    public RemoteReplica drain(String comment) throws InterruptedException {
        return RemoteReplica.of(
                calls.post(REPLICA + "/drain", Map.of("comment", comment)).json());
    }

    /** Has it take part again. */
    public RemoteReplica resume() throws InterruptedException {
        return RemoteReplica.of(calls.delete(REPLICA + "/drain", "").json());
    }

    /**
     * @param id another with each start
     * @param name for people
     * @param level {@code full}, {@code limited} or {@code offline}
     * @param reason what people are told of it; empty at the full level
     * @param replies how many it is writing
     * @param streams how many readers follow one there
     * @param queued how many replies wait on all servers; empty while the database is away
     * @param services {@code healthy} or {@code offline}, by what it depends on
     */
    public record RemoteReplica(
            String id,
            String name,
            String version,
            Instant startedAt,
            String level,
            String reason,
            boolean isDraining,
            long replies,
            long streams,
            OptionalLong queued,
            Optional<Instant> oldestQueuedAt,
            Map<String, Object> services) {
        static RemoteReplica of(JsonNode json) {
            return new RemoteReplica(
                    Fields.text(json, "id"),
                    Fields.text(json, "name"),
                    Fields.text(json, "version"),
                    Fields.time(json, "startedAt"),
                    Fields.text(json, "level"),
                    Fields.text(json, "reason"),
                    Fields.truth(json, "isDraining"),
                    Fields.whole(json, "replies"),
                    Fields.whole(json, "streams"),
                    json.hasNonNull("queued") ? OptionalLong.of(Fields.whole(json, "queued")) : OptionalLong.empty(),
                    Fields.optional(json, "oldestQueuedAt", at -> Instant.parse(at.asText())),
                    Fields.values(json, "services"));
        }
    }
}
