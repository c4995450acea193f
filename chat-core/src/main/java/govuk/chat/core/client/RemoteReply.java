package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.SessionId;
import java.time.Instant;

/**
 * A reply as the server shows it: the answer being written to one message.
 *
 * @param question the message it answers
 * @param attempt how many times it was begun
 */
public record RemoteReply(
        ReplyId id, SessionId session, MessageId question, String agent, int attempt, Instant createdAt, State state) {
    /** How far it got. */
    public sealed interface State {
        /** Nobody writes at it yet. */
        record Queued() implements State {}

        /** Being written. */
        record Running() implements State {}

        record Completed(RemoteMessage answer) implements State {}

        /** @param part what was written until it failed; may be empty */
        record Failed(ReplyFailure failure, String part) implements State {}

        /** @param part what was written until it was stopped; may be empty */
        record Cancelled(String part) implements State {}
    }

    public boolean hasEnded() {
        return switch (state) {
            case State.Queued queued -> false;
            case State.Running running -> false;
            case State.Completed completed -> true;
            case State.Failed failed -> true;
            case State.Cancelled cancelled -> true;
        };
    }

    static RemoteReply of(JsonNode json) {
        return new RemoteReply(
                Fields.value(json, "id", ReplyId::new),
                Fields.value(json, "sessionId", SessionId::new),
                Fields.value(json, "messageId", MessageId::new),
                Fields.text(json, "agent"),
                json.path("attempt").asInt(),
                Fields.time(json, "createdAt"),
                state(json));
    }

    private static State state(JsonNode json) {
        return Fields.value(json, "status", word -> switch (word) {
            case "queued" -> new State.Queued();
            case "running" -> new State.Running();
            case "completed" -> new State.Completed(RemoteMessage.of(json.path("message")));
            case "failed" -> new State.Failed(WireEvents.failure(json), part(json));
            case "cancelled" -> new State.Cancelled(part(json));
            default -> throw new IllegalArgumentException("no status that we know");
        });
    }

    private static String part(JsonNode json) {
        return Fields.optional(json, "message", RemoteMessage::of)
                .map(RemoteMessage::text)
                .orElse("");
    }
}
