package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import java.time.Instant;
import java.util.Map;

/**
 * A session as the server shows it.
 *
 * @param title empty until it is named
 * @param metadata what its maker said about it
 */
public record RemoteSession(
        SessionId id,
        String title,
        String agent,
        SessionStatus status,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> metadata) {
    static RemoteSession of(JsonNode json) {
        return new RemoteSession(
                Fields.value(json, "sessionId", SessionId::new),
                Fields.text(json, "title"),
                Fields.text(json, "agent"),
                Fields.choice(json, "status", SessionStatus.class),
                Fields.time(json, "createdAt"),
                Fields.time(json, "updatedAt"),
                Fields.values(json, "metadata"));
    }
}
