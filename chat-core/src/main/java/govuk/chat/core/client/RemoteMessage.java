package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.SessionId;
import java.time.Instant;
import java.util.Map;

/** A message as the server shows it. */
public record RemoteMessage(
        MessageId id,
        SessionId session,
        Role role,
        String text,
        MessageStatus status,
        Instant sentAt,
        Map<String, Object> metadata) {
    static RemoteMessage of(JsonNode json) {
        return new RemoteMessage(
                Fields.value(json, "id", MessageId::new),
                Fields.value(json, "sessionId", SessionId::new),
                Fields.choice(json, "role", Role.class),
                Fields.text(json, "content"),
                Fields.choice(json, "status", MessageStatus.class),
                Fields.time(json, "timestamp"),
                Fields.values(json, "metadata"));
    }
}
