package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyPosition;
import java.util.Arrays;
import java.util.Optional;

/** Reads events of replies as the server writes them. */
final class WireEvents {
    private WireEvents() {}

    /** Nothing if the event is of a type that only a newer client knows. */
    static Optional<ReplyEvent> read(ServerSentEvent event) {
        var position = position(event.id());
        var data = Answers.parse(event.data());
        return switch (event.type()) {
            case "reply.started" -> Optional.of(new ReplyEvent.Started(position.attempt()));
            case "reply.restarted" -> Optional.of(new ReplyEvent.Restarted(position.attempt()));
            case "reply.delta" -> Optional.of(new ReplyEvent.Delta(position, Fields.text(data, "text")));
            case "reply.completed" ->
                Optional.of(new ReplyEvent.Completed(position, Fields.value(data, "messageId", MessageId::new)));
            case "reply.failed" -> Optional.of(new ReplyEvent.Failed(position, failure(data)));
            case "reply.cancelled" -> Optional.of(new ReplyEvent.Cancelled(position));
            default -> Optional.empty();
        };
    }

    /** A code that only a newer client knows is an error like any other; the sentence says more. */
    static ReplyFailure failure(JsonNode json) {
        var error = json.path("error");
        var word = Fields.text(error, "code");
        var code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElse(ErrorCode.INTERNAL_ERROR);
        return new ReplyFailure(code, Fields.text(error, "message"));
    }

    private static ReplyPosition position(String id) {
        try {
            return ReplyPosition.of(Long.parseLong(id));
        } catch (IllegalArgumentException e) {
            throw new UnusableAnswerException(200, "An event of the stream has no number that we know.", e);
        }
    }
}
