package govuk.chat.cli.script.check;

import govuk.chat.cli.script.Position;

/**
 * A check that did not hold.
 *
 * @param expected what was wanted, in the words of the script with the variables filled in
 * @param actual what was found instead
 */
public record Finding(Position at, String check, String expected, String actual) {
    /** One line, for lists. */
    public String sentence() {
        return check + ": expected " + expected;
    }
}
