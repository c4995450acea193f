package govuk.chat.core.screen;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Characters that nobody can see. They can carry words to the agent that the person who pastes them has never read, turn around
 * how a line reads, or move a terminal's cursor. What writing needs stays: joiners, zero-width spaces and direction marks.
 */
public final class InvisibleText {
    /** The flag of a part of a country, such as Scotland: a black flag and its code in tag characters (UTS #51 §3.3, UTS #35 §3.6.5). */
    private static final String FLAG =
            "\\x{1F3F4}[\\x{E0061}-\\x{E007A}]{2}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{1,4}\\x{E007F}";

    private static final String SELECTOR = "[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]";

    private static final Pattern REMOVED = Pattern.compile(String.join(
            "|",
            "(" + FLAG + ")",
            // Controls, which only terminals obey.
            "[\\p{Cc}&&[^\\n\\t]]",
            // Hidden hyphens, joiners and operators; byte order marks; notes between lines.
            "[\\u00AD\\u180E\\u2060-\\u2064\\u206A-\\u206F\\uFEFF\\uFFF9-\\uFFFB]",
            // Embeddings and overrides; isolates stay, whose effect ends with the line.
            "[\\u202A-\\u202E]",
            // Tags and what is reserved around them, without variation selectors.
            "[\\x{E0000}-\\x{E0FFF}&&[^\\x{E0100}-\\x{E01EF}]]",
            // One variation selector chooses a glyph; a row of them is hidden text.
            "(" + SELECTOR + ")" + SELECTOR + "+"));

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");
    private static final Pattern FORMATS = Pattern.compile("\\p{Cf}");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");

    private InvisibleText() {}

    /** The text without them. Every kind of line end becomes a line feed. */
    public static String strip(String text) {
        var lines = LINE_ENDS.matcher(text).replaceAll("\n");
        return REMOVED.matcher(lines).replaceAll(InvisibleText::kept);
    }

    /** A flag as it is, and the first of many selectors. */
    private static String kept(MatchResult found) {
        return Stream.of(1, 2)
                .map(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** As a reader understands it: nothing invisible at all, wide digits, special dashes and spaces as plain ones. */
    static String plain(String text) {
        var visible = FORMATS.matcher(text).replaceAll("");
        return DASHES.matcher(Normalizer.normalize(visible, Normalizer.Form.NFKC))
                .replaceAll("-");
    }
}
