package govuk.chat.core.reply.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyPosition;

/**
 * An event as it stands in a stream: its position as the id, {@code ATTEMPT-OFFSET}, and a letter with what belongs to it. In a message
 * on a channel a space is between the two.
 */
record ReplyEntry(String id, String body) {
    private static final char BEGUN = 'b';
    private static final char DELTA = 'd';
    private static final char COMPLETED = 'c';
    private static final char FAILED = 'f';
    private static final char CANCELLED = 'x';

    static ReplyEntry of(ReplyEvent event) {
        return new ReplyEntry(
                id(event.position()),
                switch (event) {
                    case ReplyEvent.Started started -> String.valueOf(BEGUN);
                    case ReplyEvent.Restarted restarted -> String.valueOf(BEGUN);
                    case ReplyEvent.Delta delta -> DELTA + delta.text();
                    case ReplyEvent.Completed completed ->
                        COMPLETED + completed.answer().value();
                    case ReplyEvent.Failed(var position, var failure) ->
                        FAILED + failure.code().name() + ' ' + failure.sentence();
                    case ReplyEvent.Cancelled cancelled -> String.valueOf(CANCELLED);
                });
    }

    static ReplyEntry ofMessage(byte[] message) {
        var text = new String(message, UTF_8);
        var space = text.indexOf(' ');
        return new ReplyEntry(text.substring(0, Math.max(space, 0)), text.substring(space + 1));
    }

    /** The id of an entry at this position. */
    static String id(ReplyPosition position) {
        return position.attempt() + "-" + position.offset();
    }

    /**
     * Whether the stream of a reply may begin with the event. Where nothing was begun, such as a reply that was cancelled in the queue, that is
     * its end.
     */
    static boolean mayBeginStream(ReplyEvent event) {
        return event.position().offset() <= 1 && !(event instanceof ReplyEvent.Delta);
    }

    /** @throws IllegalArgumentException if this was written by a version that says more than this one understands */
    ReplyEvent event() {
        if (body.isEmpty()) {
            throw unknown();
        }
        var position = position();
        var rest = body.substring(1);
        return switch (body.charAt(0)) {
            case BEGUN -> new ReplyEvent.Restarted(position.attempt());
            case DELTA -> new ReplyEvent.Delta(position, rest);
            case COMPLETED -> new ReplyEvent.Completed(position, new MessageId(rest));
            case FAILED -> new ReplyEvent.Failed(position, failure(rest));
            case CANCELLED -> new ReplyEvent.Cancelled(position);
            default -> throw unknown();
        };
    }

    private ReplyPosition position() {
        var dash = id.indexOf('-');
        if (dash < 0) {
            throw unknown();
        }
        return new ReplyPosition(Integer.parseInt(id.substring(0, dash)), Integer.parseInt(id.substring(dash + 1)));
    }

    private static ReplyFailure failure(String rest) {
        var space = rest.indexOf(' ');
        if (space < 0) {
            throw unknown();
        }
        return new ReplyFailure(ErrorCode.valueOf(rest.substring(0, space)), rest.substring(space + 1));
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("no event of a reply");
    }
}
