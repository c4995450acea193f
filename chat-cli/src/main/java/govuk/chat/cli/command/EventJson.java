package govuk.chat.cli.command;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event of a reply as one object, named as the API names it. */
final class EventJson {
    private EventJson() {}

    static Map<String, Object> of(ReplyId reply, ReplyEvent event) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type(event));
        json.put("sequence", event.sequence());
        json.put("replyId", reply.value());
        switch (event) {
            case ReplyEvent.Started e -> json.put("attempt", e.attempt());
            case ReplyEvent.Restarted e -> json.put("attempt", e.attempt());
            case ReplyEvent.Delta e -> json.put("text", e.text());
            case ReplyEvent.Completed e -> json.put("messageId", e.answer().value());
            case ReplyEvent.Failed e ->
                json.put(
                        "error",
                        Map.of(
                                "code", e.failure().code().name(),
                                "message", e.failure().sentence(),
                                "isRetryable", e.failure().code().isRetryable()));
            case ReplyEvent.Cancelled e -> {
                // Says it all.
            }
        }
        return json;
    }

    static String type(ReplyEvent event) {
        return switch (event) {
            case ReplyEvent.Started e -> "reply.started";
            case ReplyEvent.Restarted e -> "reply.restarted";
            case ReplyEvent.Delta e -> "reply.delta";
            case ReplyEvent.Completed e -> "reply.completed";
            case ReplyEvent.Failed e -> "reply.failed";
            case ReplyEvent.Cancelled e -> "reply.cancelled";
        };
    }
}
