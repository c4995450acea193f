package govuk.chat.perf.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** One event of a reply, as it came in the stream. */
record Event(long id, String type, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The next one; nothing once the stream has ended. Half an event, which is what a broken stream ends with, is none. */
    static Optional<Event> next(Exchange stream) throws IOException {
        var id = "";
        var type = "";
        var data = "";
        for (var line = stream.nextLine(); line.isPresent(); line = stream.nextLine()) {
            var text = line.get();
            if (text.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(Long.parseLong(id), type, JSON.readTree(data)));
            }
            if (text.startsWith("id:")) {
                id = text.substring(3).strip();
            } else if (text.startsWith("event:")) {
                type = text.substring(6).strip();
            } else if (text.startsWith("data:")) {
                data = text.substring(5).strip();
            }
        }
        return Optional.empty();
    }

    boolean isEnd() {
        return switch (type) {
            case "reply.completed", "reply.failed", "reply.cancelled" -> true;
            default -> false;
        };
    }
}
