package govuk.chat.cli.terminal;

/**
 * Text of others, made harmless for a terminal: control characters, among them those that begin an escape sequence, are shown as signs
 * ({@code ␛}), and what changes the direction of writing is left out, so that nobody can move the cursor, name the window, or hide text.
 */
public final class SafeText {
    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;

    private SafeText() {}

    /** Line ends and tabs stay. */
    public static String of(String text) {
        return isHarmless(text)
                ? text
                : text.codePoints()
                        .collect(StringBuilder::new, SafeText::append, StringBuilder::append)
                        .toString();
    }

    /** The same on one line. */
    public static String line(String text) {
        return of(text.replaceAll("\\s+", " ").strip());
    }

    private static boolean isHarmless(String text) {
        return text.codePoints().noneMatch(sign -> isControl(sign) || turnsDirection(sign));
    }

    private static void append(StringBuilder safe, int sign) {
        if (turnsDirection(sign)) {
            return;
        }
        if (!isControl(sign)) {
            safe.appendCodePoint(sign);
        } else if (sign < 0x20) {
            safe.appendCodePoint(PICTURES + sign);
        } else {
            // C1 controls do on some terminals what an escape sequence does.
            safe.appendCodePoint(sign == 0x7F ? PICTURE_OF_DELETE : 0xFFFD);
        }
    }

    private static boolean isControl(int sign) {
        return (sign < 0x20 && sign != '\n' && sign != '\t') || (sign >= 0x7F && sign < 0xA0);
    }

    private static boolean turnsDirection(int sign) {
        return (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
    }
}
