package govuk.chat.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that are hard to cut, and cuts through them. The same seed gives the same. */
public final class Texts {
    /** Every kind of trouble: pairs, joined emoji, marks on letters, both ends of line, both directions, a byte order mark. */
    public static final String HARD = "Grüße 😀 👩‍👩‍👧 e\u0301\r\nline two\n\n漢字 \uFEFFשלום 🏴󠁧󠁢󠁥󠁮󠁧󠁿 end 𝒳";

    private static final String[] ATOMS = {
        "a",
        "word ",
        "\r\n",
        "\n\n",
        "\t",
        " ",
        "é",
        "e\u0301",
        "漢",
        "😀",
        "👩‍👩‍👧",
        "𝒳",
        "\uFEFF",
        "\u2028",
        "\"\\</script>",
        "ש"
    };

    private Texts() {}

    /** At most so many atoms of text, never blank. */
    public static String random(Random random, int atoms) {
        var text = new StringBuilder("x");
        for (var i = random.nextInt(atoms); i > 0; i--) {
            text.append(ATOMS[random.nextInt(ATOMS.length)]);
        }
        return text.toString();
    }

    /** The text in pieces, cut anywhere, through surrogate pairs too; some pieces are empty. */
    public static List<String> cut(Random random, String text) {
        var pieces = new ArrayList<String>();
        var from = 0;
        while (from < text.length()) {
            var to = Math.min(text.length(), from + random.nextInt(5));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    /** What somebody who says that they have so many characters can really have: no half of a surrogate pair. */
    public static String kept(String text, int offset) {
        var splits = offset > 0
                && offset < text.length()
                && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
        return text.substring(0, splits ? offset - 1 : offset);
    }
}
