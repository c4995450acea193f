package govuk.chat.core.client;

import govuk.chat.core.client.RemoteReply.State;
import govuk.chat.core.client.UnreachableException.Reason;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;

/** The end of a reply as it is stored, told as the events that a reader has not seen. */
record StoredEnd(String text, ReplyEvent.End end) {
    static StoredEnd of(RemoteReply reply) {
        return switch (reply.state()) {
            case State.Completed(var answer) ->
                new StoredEnd(answer.text(), new ReplyEvent.Completed(behind(reply, answer.text()), answer.id()));
            case State.Failed(var failure, var part) ->
                new StoredEnd(part, new ReplyEvent.Failed(behind(reply, part), failure));
            case State.Cancelled(var part) -> new StoredEnd(part, new ReplyEvent.Cancelled(behind(reply, part)));
            case State.Queued queued -> throw unfinished();
            case State.Running running -> throw unfinished();
        };
    }

    ReplyEvent.End tell(Reader reader) {
        var attempt = end.position().attempt();
        if (reader.position().equals(ReplyPosition.START)) {
            reader.take(new ReplyEvent.Started(attempt));
        } else if (reader.position().attempt() < attempt) {
            reader.take(new ReplyEvent.Restarted(attempt));
        }
        var read = reader.position().offset();
        if (read < text.length()) {
            reader.take(new ReplyEvent.Delta(new ReplyPosition(attempt, text.length()), text.substring(read)));
        }
        reader.take(end);
        return end;
    }

    private static ReplyPosition behind(RemoteReply reply, String text) {
        return new ReplyPosition(reply.attempt(), text.length() + 1);
    }

    private static UnreachableException unfinished() {
        return new UnreachableException(
                Reason.BROKEN_OFF, "The server ended the stream of an answer that has not ended.", null);
    }
}
