package govuk.chat.core.agent.websocket;

/** Puts a frame together from the parts in which it comes, up to a limit. For one thread. */
final class FrameText {
    /** In bytes of UTF-8. */
    static final int MAX_BYTES = 1 << 20;

    private StringBuilder text = new StringBuilder();
    private int bytes;

    /** False, and the part is dropped, if the frame is too large with it. */
    boolean add(CharSequence part) {
        bytes += part.chars().map(FrameText::size).sum();
        if (bytes > MAX_BYTES) {
            text = new StringBuilder();
            return false;
        }
        text.append(part);
        return true;
    }

    private static int size(int unit) {
        if (unit < 0x80) {
            return 1;
        }
        // A surrogate is half of a character of four bytes.
        return unit < 0x800 || Character.isSurrogate((char) unit) ? 2 : 3;
    }

    /** The whole frame; the next one begins. */
    String take() {
        var whole = text.toString();
        text = new StringBuilder();
        bytes = 0;
        return whole;
    }
}
