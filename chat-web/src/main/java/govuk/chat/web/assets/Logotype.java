package govuk.chat.web.assets;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The GOV.UK crown and name. The drawing is taken out of the library, so that it is always the one that belongs to its styles. */
public final class Logotype {
    private static final String FILE = PackedFiles.LIBRARY + "macros/logo.njk";

    private Logotype() {}

    public static String svg() {
        var file = new String(PackedFiles.read(FILE), StandardCharsets.UTF_8);
        return """
            <svg focusable="false" role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 324 60" height="30" width="162" \
            fill="currentcolor" class="govuk-header__logotype" aria-label="GOV.UK"><title>GOV.UK</title>%s%s</svg>\
            """.formatted(part(file, "_tudorCrown"), part(file, "_dotLogotype"));
    }

    private static String part(String file, String name) {
        Matcher found = Pattern.compile("\\{%- set " + name + " %}(.*?)\\{%- endset %}", Pattern.DOTALL)
                .matcher(file);
        if (!found.find()) {
            throw new IllegalStateException("the GOV.UK library no longer has its logo where it was");
        }
        return found.group(1).strip();
    }
}
