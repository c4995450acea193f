package govuk.chat.cli.script.report;

/** Texts of others, made fit for a line or a paragraph of a report. */
final class Shortened {
    private Shortened() {}

    /** One line without control characters, so that no answer can move the cursor or colour the terminal. */
    static String line(String text, int longest) {
        return cut(printable(text).replaceAll("\\s+", " ").strip(), longest);
    }

    /** Line breaks are kept. */
    static String paragraph(String text, int longest) {
        return cut(printable(text).strip(), longest);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(character -> isPrintable(character) ? character : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Also refuses what XML 1.0 cannot hold, and characters that turn the direction of a line. */
    private static boolean isPrintable(int character) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return true;
        }
        return !Character.isISOControl(character)
                && (character < 0xD800 || character > 0xDFFF)
                && (character & 0xFFFE) != 0xFFFE
                && (character < 0x202A || character > 0x202E)
                && (character < 0x2066 || character > 0x2069);
    }
}
