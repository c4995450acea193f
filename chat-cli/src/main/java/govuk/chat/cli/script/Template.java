package govuk.chat.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A text of a script with places for variables: {@code {{name}}}. A backslash before the braces makes them plain text.
 *
 * @param at where the text begins in the script
 */
public record Template(Position at, String source) {
    private static final Pattern PLACE = Pattern.compile("(\\\\)?\\{\\{\\s*([^{}]*?)\\s*\\}\\}|\\\\\\{\\{");

    /** The variables that it names, in order. */
    public List<String> names() {
        var names = new ArrayList<String>();
        var matcher = PLACE.matcher(source);
        while (matcher.find()) {
            if (isVariable(matcher.group(), matcher.group(1) != null)) {
                names.add(matcher.group(2));
            }
        }
        return names;
    }

    /** The text with the value of each variable in its place. A value is taken as it is, braces in it mean nothing. */
    public String fill(UnaryOperator<String> values) {
        var text = new StringBuilder();
        var matcher = PLACE.matcher(source);
        var from = 0;
        while (matcher.find()) {
            text.append(source, from, matcher.start());
            text.append(
                    isVariable(matcher.group(), matcher.group(1) != null)
                            ? values.apply(matcher.group(2))
                            : matcher.group().substring(1));
            from = matcher.end();
        }
        return text.append(source, from, source.length()).toString();
    }

    private static boolean isVariable(String found, boolean isEscaped) {
        return !isEscaped && !found.startsWith("\\");
    }

    /** Makes a text that comes out as it went in. */
    public static String escape(String text) {
        return text.replace("{{", "\\{{");
    }
}
