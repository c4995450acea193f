package govuk.chat.core.reply;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.ReplyState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader at some position still has to hear. The text and the end of an attempt say it all, whether they come from a
 * log or from the store: this is why a reader can resume from either, byte for byte.
 */
public final class ReplyTail {
    private ReplyTail() {}

    /** The rest of an attempt whose text so far is {@code text} and whose end, if there is one yet, is in {@code end}. */
    public static List<ReplyEvent> after(
            ReplyPosition reader, int attempt, CharSequence text, List<? extends ReplyEvent> end) {
        if (reader.attempt() > attempt || (reader.attempt() == attempt && reader.offset() > text.length())) {
            return List.of();
        }
        var events = new ArrayList<ReplyEvent>();
        var from = 0;
        if (reader.attempt() == attempt) {
            from = wholeCharacterAt(text, reader.offset());
        } else {
            events.add(
                    reader.equals(ReplyPosition.START)
                            ? new ReplyEvent.Started(attempt)
                            : new ReplyEvent.Restarted(attempt));
        }
        if (from < text.length()) {
            var rest = text.subSequence(from, text.length()).toString();
            events.add(new ReplyEvent.Delta(new ReplyPosition(attempt, text.length()), rest));
        }
        events.addAll(end);
        return events;
    }

    /** The rest of a reply that has ended, from what is stored of it: its state, and its answer if it has one. */
    public static List<ReplyEvent> ofStored(
            ReplyPosition reader, Reply reply, ReplyState.Ended state, List<Message> answer) {
        var text = answer.isEmpty() ? "" : answer.getFirst().text();
        var position = new ReplyPosition(reply.attempt(), text.length() + 1);
        return after(reader, reply.attempt(), text, List.of(end(reply, state, position)));
    }

    /** The event that says how a reply ended. */
    static ReplyEvent end(Reply reply, ReplyState.Ended state, ReplyPosition position) {
        return switch (state) {
            case ReplyState.Completed completed -> new ReplyEvent.Completed(position, reply.answer());
            case ReplyState.Failed failed -> new ReplyEvent.Failed(position, failed.failure());
            case ReplyState.Cancelled cancelled -> new ReplyEvent.Cancelled(position);
        };
    }

    /** A reader may name any offset; one in the middle of a surrogate pair is moved to its beginning. */
    private static int wholeCharacterAt(CharSequence text, int offset) {
        var splits = offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return splits ? offset - 1 : offset;
    }
}
