package govuk.chat.core.client;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import java.util.Optional;
import java.util.function.Consumer;

/** Somebody who follows a reply: knows how far they have read, and lets nothing through that they have seen. For one thread. */
final class Reader {
    private final ReplyId reply;
    private final Consumer<ReplyEvent> listener;
    private ReplyPosition position;

    Reader(ReplyId reply, ReplyPosition position, Consumer<ReplyEvent> listener) {
        this.reply = reply;
        this.position = position;
        this.listener = listener;
    }

    ReplyId reply() {
        return reply;
    }

    ReplyPosition position() {
        return position;
    }

    /** Hands the event on; the event itself if it is the end. */
    Optional<ReplyEvent.End> take(ReplyEvent event) {
        if (event.sequence() > position.sequence()) {
            position = event.position();
            listener.accept(event);
        }
        return event instanceof ReplyEvent.End end ? Optional.of(end) : Optional.empty();
    }
}
