package govuk.chat.core.testing;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader of a reply has after some events, as a page keeps it. Fails on events that break what {@link ReplyEvent} promises. */
public final class Transcript {
    private final StringBuilder text = new StringBuilder();
    private final List<ReplyEvent> events = new ArrayList<>();
    private ReplyPosition position;

    private Transcript(ReplyPosition position, String text) {
        this.position = position;
        this.text.append(text);
    }

    /** Of somebody who has heard nothing yet. */
    public static Transcript empty() {
        return resuming(ReplyPosition.START, "");
    }

    /** Of somebody who left at a position and has this text. */
    public static Transcript resuming(ReplyPosition position, String text) {
        return new Transcript(position, text);
    }

    public synchronized void hear(ReplyEvent event) {
        require(!hasEnd(), "comes after the end", event);
        require(event.sequence() > position.sequence(), "does not come after " + position, event);
        switch (event) {
            case ReplyEvent.Started started -> require(text.isEmpty(), "comes after some text", event);
            case ReplyEvent.Restarted restarted -> text.setLength(0);
            case ReplyEvent.Delta(var end, var piece) -> {
                require(end.offset() - piece.length() == text.length(), "does not go on where the text ends", event);
                text.append(piece);
            }
            case ReplyEvent.End end -> {}
        }
        position = event.position();
        events.add(event);
    }

    public synchronized String text() {
        return text.toString();
    }

    public synchronized ReplyPosition position() {
        return position;
    }

    public synchronized List<ReplyEvent> events() {
        return List.copyOf(events);
    }

    public synchronized Optional<ReplyEvent> end() {
        return events.stream().filter(ReplyEvent::isEnd).findFirst();
    }

    public synchronized boolean hasEnd() {
        return end().isPresent();
    }

    private static void require(boolean isSo, String otherwise, ReplyEvent event) {
        if (!isSo) {
            throw new AssertionError(event + " " + otherwise);
        }
    }
}
