package govuk.chat.core.screen;

import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The attributes of the tags in a text, read the way browsers read them. A {@code <} begins a tag only if a letter follows at once, and
 * what has no {@code >} is a tag only if it is named like an element ("x <y and onions=2" is not). For one use.
 */
final class Tags {
    /** Elements that people hang handlers on. Names of one letter are left out: they are variables more often. */
    private static final Set<String> ELEMENTS = Set.of(
            "audio",
            "body",
            "button",
            "canvas",
            "details",
            "dialog",
            "div",
            "embed",
            "form",
            "frameset",
            "html",
            "iframe",
            "image",
            "img",
            "input",
            "link",
            "marquee",
            "math",
            "meta",
            "object",
            "option",
            "select",
            "source",
            "span",
            "style",
            "svg",
            "table",
            "template",
            "textarea",
            "track",
            "video");

    /** More tags without an end than anybody writes; each costs a walk to the end of the text. */
    private static final int MOST_OPEN = 100;

    private final String text;
    private int at;
    private int open;

    Tags(String text) {
        this.text = text;
    }

    /** Whether a tag has an attribute, with a value, for which this holds; also true if there are too many open tags to tell. */
    boolean anyMatch(BiPredicate<String, String> attribute) {
        while (toTag()) {
            var begin = at;
            var name = word(" \t\n\r\f/>");
            var matches = false;
            while (toAttribute()) {
                var key = word(" \t\n\r\f/>=");
                matches |= toValue() && attribute.test(key, value());
            }
            var isClosed = at < text.length();
            if (matches && (isClosed || ELEMENTS.contains(name.toLowerCase(Locale.ROOT)))) {
                return true;
            }
            if (!isClosed) {
                // A quote that is never closed may have hidden another tag.
                at = begin;
                if (++open > MOST_OPEN) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Goes behind the next {@code <} that begins a tag. */
    private boolean toTag() {
        while (true) {
            var found = text.indexOf('<', at);
            if (found < 0 || found + 1 >= text.length()) {
                return false;
            }
            at = found + 1;
            if (isLetter(text.charAt(at))) {
                return true;
            }
        }
    }

    /** Goes to the next attribute; false at the end of the tag or of the text. */
    private boolean toAttribute() {
        skip(" \t\n\r\f/");
        return at < text.length() && text.charAt(at) != '>';
    }

    /** Goes to the attribute's value, if it has one. */
    private boolean toValue() {
        skip(" \t\n\r\f");
        if (at >= text.length() || text.charAt(at) != '=') {
            return false;
        }
        at++;
        skip(" \t\n\r\f");
        return true;
    }

    private String value() {
        if (at >= text.length()) {
            return "";
        }
        var quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            return word(" \t\n\r\f>");
        }
        at++;
        var value = word(String.valueOf(quote));
        at = Math.min(at + 1, text.length());
        return value;
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Reads up to one of the characters that end it. */
    private String word(String ends) {
        var begin = at;
        while (at < text.length() && (ends.indexOf(text.charAt(at)) < 0)) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
