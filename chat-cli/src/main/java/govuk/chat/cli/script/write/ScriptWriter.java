package govuk.chat.cli.script.write;

import govuk.chat.cli.script.Template;
import java.util.List;

/** Writes a conversation as a script that asks the same questions again, and as a recording that gives the same answers again. */
public final class ScriptWriter {
    private static final int LONGEST_COMMENT = 120;

    private ScriptWriter() {}

    /**
     * The text of a {@code *.chat.yaml}. Each question has to be answered; what was answered stands above it as a comment, since only a
     * person knows what in it matters.
     *
     * @param turns at least one
     */
    public static String script(String name, List<Turn> turns) {
        var script = new StringBuilder("name: ").append(quote(name)).append("\nsteps:\n");
        for (var turn : turns) {
            script.append("  # Answered: ").append(comment(turn.answer())).append('\n');
            script.append("  - user: ")
                    .append(quote(Template.escape(turn.question())))
                    .append('\n');
        }
        return script.toString();
    }

    /** The text of a recording, for the agent that answers from one. */
    public static String recording(List<Turn> turns) {
        var recording = new StringBuilder("answers:\n");
        for (var turn : turns) {
            recording.append("  - question: ").append(quote(turn.question())).append('\n');
            recording.append("    text: ").append(quote(turn.answer())).append('\n');
        }
        return recording.toString();
    }

    private static String comment(String text) {
        var line = text.codePoints()
                .map(character -> isPlain(character) ? character : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST_COMMENT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_COMMENT)) + "…";
    }

    /** A double-quoted scalar (YAML 1.2.2 §7.3.1). */
    private static String quote(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPlain(character)) {
                        quoted.appendCodePoint(character);
                    } else {
                        quoted.append(String.format("\\u%04X", character));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** What may stand in YAML as it is (§5.1), without what breaks lines. */
    private static boolean isPlain(int character) {
        return (character >= 0x20 && character <= 0x7E)
                || (character >= 0xA0 && character <= 0xD7FF && character != 0x2028 && character != 0x2029)
                || (character >= 0xE000 && character <= 0xFFFD && character != 0xFEFF)
                || character >= 0x10000;
    }

    /** A question and what was answered. */
    public record Turn(String question, String answer) {}
}
