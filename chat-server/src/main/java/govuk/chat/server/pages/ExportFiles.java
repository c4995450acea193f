package govuk.chat.server.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a conversation for people and for programs. Safe for use by many threads. */
final class ExportFiles {
    private final PageSettings settings;
    private final ObjectMapper json = new ObjectMapper();

    ExportFiles(PageSettings settings) {
        this.settings = settings;
    }

    String text(String title, List<Message> messages) {
        var text = new StringBuilder();
        text.append(settings.serviceName()).append('\n').append(title).append('\n');
        for (var message : messages) {
            var sentAt = Moment.of(message.sentAt(), settings.zone()).words();
            text.append('\n')
                    .append(speaker(message.role()))
                    .append(", ")
                    .append(sentAt)
                    .append(":\n");
            text.append(message.text()).append('\n');
        }
        return text.toString();
    }

    String json(Session session, String title, List<Message> messages) {
        var export = new Export(
                session.id().value(),
                title,
                session.createdAt().toString(),
                messages.stream().map(Entry::of).toList());
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(export);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers, lists and maps are always JSON", e);
        }
    }

    private String speaker(Role role) {
        return switch (role) {
            case USER -> "You";
            case ASSISTANT -> settings.assistantName();
            case SYSTEM -> settings.serviceName();
        };
    }

    record Export(String sessionId, String title, String createdAt, List<Entry> messages) {}

    record Entry(
            String id, String role, String content, String status, String timestamp, Map<String, Object> metadata) {
        static Entry of(Message message) {
            return new Entry(
                    message.id().value(),
                    message.role().name().toLowerCase(Locale.ROOT),
                    message.text(),
                    message.status().name().toLowerCase(Locale.ROOT),
                    message.sentAt().toString(),
                    message.metadata().values());
        }
    }
}
