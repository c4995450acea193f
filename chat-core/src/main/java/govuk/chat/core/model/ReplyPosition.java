package govuk.chat.core.model;

/**
 * A place in the text of a reply: how many characters (UTF-16 units) of which attempt have been written. As one number it is
 * the sequence of a {@link ReplyEvent}: readers that come back with it get the rest from the log or, once that is gone, from the
 * stored message, because the number says how much text they have. See {@code docs/adr/0004}.
 */
public record ReplyPosition(int attempt, int offset) {
    /** The longest answer there can be, so that an attempt's numbers end before those of the next begin. */
    public static final int MAX_TEXT = 9_999_998;

    private static final long ATTEMPT = 10_000_000L;

    /** Before everything. */
    public static final ReplyPosition START = new ReplyPosition(0, 0);

    public ReplyPosition {
        if (attempt < 0 || attempt > 100_000_000 || offset < 0 || offset > MAX_TEXT + 1) {
            throw new IllegalArgumentException("no place in a reply");
        }
    }

    /** One number that grows with the attempt and then with the offset; below 2^53, so that JavaScript can hold it. */
    public long sequence() {
        return attempt * ATTEMPT + offset;
    }

    /** @throws IllegalArgumentException if no reply can have such a number */
    public static ReplyPosition of(long sequence) {
        if (sequence < 0 || sequence > Integer.MAX_VALUE * ATTEMPT) {
            throw new IllegalArgumentException("no place in a reply");
        }
        return new ReplyPosition((int) (sequence / ATTEMPT), (int) (sequence % ATTEMPT));
    }
}
