package govuk.chat.core.agent.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes our frames and reads the agent's. Safe for use by many threads. */
final class Frames {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Clock clock;
    private final IdSource ids;
    private final int historyLimit;

    Frames(Clock clock, IdSource ids, int historyLimit) {
        this.clock = clock;
        this.ids = ids;
        this.historyLimit = historyLimit;
    }

    String freshId() {
        return ids.next();
    }

    String message(String id, AgentRequest request) {
        var history = request.history();
        var latest = history.subList(Math.max(0, history.size() - historyLimit), history.size());
        var metadata = new About(
                request.question().id().value(),
                latest.stream().map(Frames::turn).toList());
        return json(new Outgoing(id, "message", request.question().text(), now(), metadata));
    }

    private static Turn turn(Message message) {
        return new Turn(
                message.id().value(),
                word(message.role()),
                message.text(),
                message.sentAt().toString());
    }

    private static String word(Role role) {
        return switch (role) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
        };
    }

    String cancel(String replyTo) {
        return json(new Answer(freshId(), "cancel", replyTo, "", now(), Map.of()));
    }

    String pong(String replyTo) {
        return json(new Answer(freshId(), "pong", replyTo, "", now(), Map.of()));
    }

    /** Empty if the text is no JSON object. */
    Optional<Frame> read(String text) {
        try {
            var json = mapper.readTree(text);
            return json.isObject() ? Optional.of(frame(json)) : Optional.empty();
        } catch (JsonProcessingException garbage) {
            return Optional.empty();
        }
    }

    private static Frame frame(JsonNode json) {
        var metadata = json.path("metadata");
        var replyTo = json.path("replyTo").asText(metadata.path("replyTo").asText(""));
        return new Frame(
                json.path("id").asText(""), json.path("type").asText(""), replyTo, json.path("content"), metadata);
    }

    private String now() {
        return clock.instant().toString();
    }

    private String json(Object frame) {
        try {
            return mapper.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings are always JSON", impossible);
        }
    }

    private record Outgoing(String id, String type, String content, String timestamp, About metadata) {}

    private record About(String messageId, List<Turn> history) {}

    private record Turn(String id, String role, String content, String timestamp) {}

    private record Answer(
            String id, String type, String replyTo, String content, String timestamp, Map<String, String> metadata) {}
}
