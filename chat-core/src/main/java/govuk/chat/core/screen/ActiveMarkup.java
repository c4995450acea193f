package govuk.chat.core.screen;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Markup that would act if somebody put it into a page as it is: script elements, links that run script, and event handlers. Judged
 * the way browsers read it (HTML Standard §13.2.5), so "is 3 < 5 and onions = 2?" is text. Our own pages escape everything in any case;
 * this is for those who read the messages with something else.
 */
public final class ActiveMarkup {
    private static final Pattern SCRIPT = Pattern.compile("<script(?![\\w-])", Pattern.CASE_INSENSITIVE);

    /** In Markdown: {@code [text](javascript:…)} and {@code [text]: javascript:…}. */
    private static final Pattern MARKDOWN_LINK = Pattern.compile(
            "\\](?:\\(|:)[ \\t\\n]{0,100}<?\\s{0,100}(?:javascript|vbscript):", Pattern.CASE_INSENSITIVE);

    /** On its own it is a link only with something behind it that could run: {@code javascript:alert(1)}. */
    private static final Pattern BARE_LINK =
            Pattern.compile("(?<!\\w)javascript:(?!\\s)\\S{0,200}?[(=;`%{\\[]", Pattern.CASE_INSENSITIVE);

    private static final Pattern HANDLER = Pattern.compile("on[a-z]{3,}", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHARACTER =
            Pattern.compile("&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(colon|tab|newline));?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> NAMED = Map.of("colon", ":", "tab", "\t", "newline", "\n");

    private ActiveMarkup() {}

    public static boolean isIn(String text) {
        return SCRIPT.matcher(text).find()
                || MARKDOWN_LINK.matcher(text).find()
                || BARE_LINK.matcher(text).find()
                || new Tags(text).anyMatch(ActiveMarkup::acts);
    }

    private static boolean acts(String attribute, String value) {
        return HANDLER.matcher(attribute).matches() || runsScript(value);
    }

    /** Browsers decode character references in a value, and pass over white space and controls in an address. */
    private static boolean runsScript(String value) {
        var address = decode(value).replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
        return address.startsWith("javascript:")
                || address.startsWith("vbscript:")
                || address.startsWith("data:text/html");
    }

    private static String decode(String value) {
        return CHARACTER.matcher(value).replaceAll(found -> {
            var decoded = found.group(3) != null
                    ? NAMED.getOrDefault(found.group(3).toLowerCase(Locale.ROOT), "")
                    : character(found.group(1), found.group(2));
            return java.util.regex.Matcher.quoteReplacement(decoded);
        });
    }

    private static String character(String hexadecimal, String decimal) {
        var point = hexadecimal != null ? Integer.parseInt(hexadecimal, 16) : Integer.parseInt(decimal);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
