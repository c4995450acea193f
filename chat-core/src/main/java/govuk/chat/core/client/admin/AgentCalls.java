package govuk.chat.core.client.admin;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.client.Fields;
import govuk.chat.core.client.JsonAnswer;
import govuk.chat.core.client.JsonCalls;
import govuk.chat.core.model.BreakerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The agents as the server that answers sees them, and a hand on them. Safe for use by many threads. */
public final class AgentCalls {
    private static final String AGENTS = AdminCalls.PATH + "/agents";

    private final JsonCalls calls;

    AgentCalls(JsonCalls calls) {
        this.calls = calls;
    }

    /** By name. */
    public List<RemoteAgent> list() throws InterruptedException {
        return Fields.list(calls.get(AGENTS).json(), "agents", json -> RemoteAgent.of(json, ""));
    }

    public RemoteAgent get(String name) throws InterruptedException {
        return RemoteAgent.of(calls.get(path(name)));
    }

    /**
     * Overrules an agent's breaker, or has another asked in its place, on every server.
     *
     * @param version {@link RemoteAgent#version()} that was seen
     */
    public RemoteAgent override(String name, Wish wish, String version) throws InterruptedException {
        var body = new TreeMap<String, Object>();
        body.put("state", wish.state());
        body.put("for", wish.duration().toString());
        body.put("comment", wish.comment());
        if (!wish.routeTo().isEmpty()) {
            body.put("routeTo", wish.routeTo());
        }
        return RemoteAgent.of(calls.put(path(name) + "/override", body, version));
    }

    /**
     * Lets an agent alone again.
     *
     * @param version {@link RemoteAgent#version()} that was seen
     */
    public RemoteAgent automatic(String name, String comment, String version) throws InterruptedException {
        return RemoteAgent.of(calls.delete(path(name) + "/override?comment=" + AdminCalls.encode(comment), version));
    }

    private static String path(String name) {
        return AGENTS + "/" + AdminCalls.encode(name);
    }

    /**
     * @param state {@code open}, {@code closed} or {@code route}
     * @param routeTo the other agent; empty unless that is the state
     * @param comment why
     */
    public record Wish(String state, String routeTo, Duration duration, String comment) {}

    /**
     * @param kind what it speaks: {@code built_in}, {@code openai} or {@code websocket}
     * @param failureShare how many of the latest {@code calls} failed, from 0 to 1
     * @param running how many questions it is being asked
     * @param queued how many replies wait for it on all servers; empty while the database is away
     * @param answeredElsewhere how many of its questions another agent has answered since the start
     * @param version for a change on top of this; empty in a list
     */
    public record RemoteAgent(
            String name,
            String kind,
            boolean isDefault,
            BreakerState state,
            double failureShare,
            long calls,
            long running,
            OptionalLong queued,
            long answeredElsewhere,
            Optional<Failed> lastFailure,
            Optional<Wanted> override,
            String version) {
        static RemoteAgent of(JsonAnswer answer) {
            return of(answer.json(), answer.version());
        }

        static RemoteAgent of(JsonNode json, String version) {
            return new RemoteAgent(
                    Fields.text(json, "name"),
                    Fields.text(json, "kind"),
                    Fields.truth(json, "isDefault"),
                    Fields.choice(json, "state", BreakerState.class),
                    json.path("failureShare").asDouble(),
                    Fields.whole(json, "calls"),
                    Fields.whole(json, "running"),
                    json.hasNonNull("queued") ? OptionalLong.of(Fields.whole(json, "queued")) : OptionalLong.empty(),
                    Fields.whole(json, "answeredElsewhere"),
                    Fields.optional(json, "lastFailure", Failed::of),
                    Fields.optional(json, "override", Wanted::of),
                    version);
        }
    }

    /** @param code the server's word for what went wrong */
    public record Failed(Instant at, String code) {
        static Failed of(JsonNode json) {
            return new Failed(Fields.time(json, "at"), Fields.text(json, "code"));
        }
    }

    /**
     * What somebody wants of an agent for now.
     *
     * @param routeTo empty unless that is the state
     */
    public record Wanted(String state, String routeTo, Instant until, String comment) {
        static Wanted of(JsonNode json) {
            return new Wanted(
                    Fields.text(json, "state"),
                    json.path("routeTo").asText(""),
                    Fields.time(json, "until"),
                    Fields.text(json, "comment"));
        }
    }
}
