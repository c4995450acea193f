package govuk.chat.core.model;

/**
 * One step of a reply. An attempt is {@code Started} (or {@code Restarted}, if it is not the first that the reader sees), then any
 * number of {@code Delta}, then exactly one of {@code Completed}, {@code Failed} and {@code Cancelled}. An attempt that was taken over
 * by another node has no end of its own: {@code Restarted} follows and the reader drops the part it has.
 */
public sealed interface ReplyEvent {
    /** Where the reader stands after this event; strictly greater than after the event before. */
    ReplyPosition position();

    /** {@link #position()} as one number: the {@code id} of a server-sent event. */
    default long sequence() {
        return position().sequence();
    }

    default boolean isEnd() {
        return this instanceof End;
    }

    record Started(int attempt) implements ReplyEvent {
        @Override
        public ReplyPosition position() {
            return new ReplyPosition(attempt, 0);
        }
    }

    /** Drop what you have: the text begins again. */
    record Restarted(int attempt) implements ReplyEvent {
        @Override
        public ReplyPosition position() {
            return new ReplyPosition(attempt, 0);
        }
    }

    /** The next piece; {@code position} is where it ends. Never empty, never half a surrogate pair. */
    record Delta(ReplyPosition position, String text) implements ReplyEvent {}

    /** The whole answer is stored as {@code answer}. */
    record Completed(ReplyPosition position, MessageId answer) implements End {}

    record Failed(ReplyPosition position, ReplyFailure failure) implements End {}

    record Cancelled(ReplyPosition position) implements End {}

    sealed interface End extends ReplyEvent {}
}
