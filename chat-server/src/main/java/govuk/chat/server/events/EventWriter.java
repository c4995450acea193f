package govuk.chat.server.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.web.errors.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns events of replies into server-sent events (WHATWG HTML §9.2): {@code id} is the sequence, {@code event} the type. Safe for use by
 * many threads.
 */
public final class EventWriter {
    private final ObjectWriter json;

    public EventWriter(ObjectWriter json) {
        this.json = json;
    }

    byte[] write(ReplyId reply, List<ReplyEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            var data = data(reply, event);
            text.append("id: ").append(event.sequence()).append("\nevent: ").append(data.type());
            // JSON has no raw line breaks, so one data line holds it.
            text.append("\ndata: ").append(toJson(data)).append("\n\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Data data(ReplyId reply, ReplyEvent event) {
        var id = reply.value();
        return switch (event) {
            case ReplyEvent.Started e -> new Data("reply.started", id, e.attempt(), null, null, null);
            case ReplyEvent.Restarted e -> new Data("reply.restarted", id, e.attempt(), null, null, null);
            case ReplyEvent.Delta e -> new Data("reply.delta", id, null, e.text(), null, null);
            case ReplyEvent.Completed e ->
                new Data("reply.completed", id, null, null, e.answer().value(), null);
            case ReplyEvent.Cancelled e -> new Data("reply.cancelled", id, null, null, null, null);
            case ReplyEvent.Failed e ->
                new Data(
                        "reply.failed",
                        id,
                        null,
                        null,
                        null,
                        Problem.Detail.of(e.failure().code(), e.failure().sentence()));
        };
    }

    private String toJson(Data data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            String type,
            String replyId,
            @Nullable Integer attempt,
            @Nullable String text,
            @Nullable String messageId,
            Problem.@Nullable Detail error) {}
}
