package govuk.chat.core.reply;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import java.util.function.Consumer;

/**
 * Collects the answer of one attempt and makes it into deltas that every reader can take: none is empty, none ends in half a
 * surrogate pair, and the text begins with something visible, so that whatever was published can be stored as a message. Not for
 * use by several threads at once.
 */
final class ReplyText implements DeltaSink {
    private final int attempt;
    private final int limit;
    private final Consumer<ReplyEvent> readers;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder held = new StringBuilder();

    ReplyText(int attempt, int limit, Consumer<ReplyEvent> readers) {
        this.attempt = attempt;
        this.limit = limit;
        this.readers = readers;
    }

    @Override
    public void delta(String piece) {
        var room = limit - text.length() - held.length();
        take(piece.length() > room ? piece.substring(0, room) : piece);
        if (piece.length() > room) {
            throw new AgentException(
                    ErrorCode.ANSWER_TOO_LONG,
                    "The answer was too long and was cut off. Try asking for a shorter one.");
        }
    }

    /** Publishes what was held back for its second half, which will not come any more. */
    void finish() {
        if (!held.isEmpty() && !text.isEmpty()) {
            publish(held.length());
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    /** Where the end of the attempt stands: one behind its text. */
    ReplyPosition end() {
        return new ReplyPosition(attempt, text.length() + 1);
    }

    private void take(String piece) {
        // A NUL cannot be stored in PostgreSQL and means nothing to a reader.
        held.append(piece.indexOf('\0') < 0 ? piece : piece.replace("\0", ""));
        publish(wholeCharacters());
    }

    private int wholeCharacters() {
        var length = held.length();
        if (length > 0 && Character.isHighSurrogate(held.charAt(length - 1))) {
            length--;
        }
        return text.isEmpty() && held.substring(0, length).isBlank() ? 0 : length;
    }

    private void publish(int length) {
        if (length == 0) {
            return;
        }
        var piece = wellFormed(held.substring(0, length));
        held.delete(0, length);
        text.append(piece);
        readers.accept(new ReplyEvent.Delta(new ReplyPosition(attempt, text.length()), piece));
    }

    private static boolean hasSurrogate(String piece) {
        for (var i = 0; i < piece.length(); i++) {
            if (Character.isSurrogate(piece.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Half a surrogate pair on its own is no character: on its way to a store or a reader it would become something else. */
    private static String wellFormed(String piece) {
        if (!hasSurrogate(piece)) {
            return piece;
        }
        var whole = new StringBuilder(piece.length());
        piece.codePoints()
                .map(point -> Character.isBmpCodePoint(point) && Character.isSurrogate((char) point) ? '\uFFFD' : point)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
