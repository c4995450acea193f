package govuk.chat.core.model;

/** The one shape all ids share, so that an id can stand in a URL, a header and a log line as it is. */
final class Ids {
    private static final int LONGEST = 64;

    private Ids() {}

    static void requireWellFormed(String value) {
        if (value.isEmpty() || value.length() > LONGEST || !isMadeOfIdCharacters(value)) {
            throw new IllegalArgumentException("an id is 1 to 64 letters, digits, '-' or '_'");
        }
    }

    /** A loop, since every row that is read and every request comes through here. */
    private static boolean isMadeOfIdCharacters(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (!mayStandInId(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayStandInId(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '_';
    }
}
