package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.config.ChatParts;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.store.Backlog;
import govuk.chat.server.events.EventStreams;
import govuk.chat.server.ops.Readiness;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This process among those that may serve the same chat. Safe for use by many threads. */
public final class Replica {
    /** Another with each start, so that nobody drains what has come in the place of what they meant. */
    private final String id = UUID.randomUUID().toString();

    private final ChatParts parts;
    private final Readiness readiness;
    private final EventStreams streams;
    private final String version;
    private final Instant startedAt;

    public Replica(ChatParts parts, Readiness readiness, EventStreams streams, String version, Instant startedAt) {
        this.parts = parts;
        this.readiness = readiness;
        this.streams = streams;
        this.version = version;
        this.startedAt = startedAt;
    }

    /** A name for people: process and host. */
    String name() {
        return ManagementFactory.getRuntimeMXBean().getName();
    }

    /** Not ready from now on, so that no new work comes; what does is stored, and waits. */
    void drain() {
        readiness.rest();
        parts.runner().rest();
    }

    void resume() {
        parts.runner().resume();
        readiness.resume();
    }

    Details details() {
        var standing = parts.level().standing();
        var services = new LinkedHashMap<String, String>();
        standing.findings()
                .forEach(finding -> services.put(finding.check().name(), finding.isWell() ? "healthy" : "offline"));
        var backlog = backlog();
        return new Details(
                id,
                name(),
                version,
                startedAt,
                standing.level().word(),
                standing.reason(),
                readiness.isDraining(),
                parts.runner().runningCount(),
                streams.count(),
                backlog.map(Backlog::queued).orElse(null),
                backlog.flatMap(Backlog::oldestQueued).orElse(null),
                services);
    }

    private Optional<Backlog> backlog() {
        try {
            return Optional.of(parts.storage().queue().backlog());
        } catch (ChatException e) {
            // The database is away, which the services say.
            return Optional.empty();
        }
    }

    /**
     * @param reason what people are told of the level; empty at the full one
     * @param replies how many it is writing
     * @param streams how many readers follow one here
     * @param queued how many replies wait, on all replicas; left out while the database is away
     * @param oldestQueuedAt when the one was asked for that has waited longest; left out if none waits
     * @param services {@code healthy} or {@code offline}, by what this replica depends on; Redis is left out if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            String id,
            String name,
            String version,
            Instant startedAt,
            String level,
            String reason,
            boolean isDraining,
            int replies,
            int streams,
            @Nullable Long queued,
            @Nullable Instant oldestQueuedAt,
            Map<String, String> services) {}
}
