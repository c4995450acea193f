package govuk.chat.core.model;

import java.util.regex.Pattern;

/** The one shape all ids share, so that an id can stand in a URL, a header and a log line as it is. */
final class Ids {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Ids() {}

    static void requireWellFormed(String value) {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new IllegalArgumentException("an id is 1 to 64 letters, digits, '-' or '_'");
        }
    }
}
