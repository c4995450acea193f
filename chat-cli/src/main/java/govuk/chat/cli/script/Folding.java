package govuk.chat.cli.script;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes texts alike that people take for the same: white space, case, and how accents are put together. */
public final class Folding {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Folding() {}

    public static String fold(String text) {
        return foldSpace(text).toLowerCase(Locale.ROOT);
    }

    /** For patterns, which look after case themselves. */
    public static String foldSpace(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
