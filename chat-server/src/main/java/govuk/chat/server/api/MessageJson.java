package govuk.chat.server.api;

import govuk.chat.core.model.Message;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A message as the API shows it. */
public record MessageJson(
        String id,
        String sessionId,
        String role,
        String content,
        String status,
        Instant timestamp,
        Map<String, Object> metadata) {
    public static MessageJson of(Message message) {
        return new MessageJson(
                message.id().value(),
                message.session().value(),
                message.role().name().toLowerCase(Locale.ROOT),
                message.text(),
                message.status().name().toLowerCase(Locale.ROOT),
                message.sentAt(),
                message.metadata().values());
    }
}
