package govuk.chat.cli.doctor;

import govuk.chat.cli.outcome.ExitStatus;

/**
 * What one look has found.
 *
 * @param mend what to do; empty if there is nothing to be done
 * @param status what it means for the command; {@code OK} for a remark too
 */
record Finding(Level level, String name, String sentence, String mend, ExitStatus status) {
    /** How bad it is. */
    enum Level {
        WELL,
        /** It works, but not as well as it could. */
        ODD,
        BAD
    }

    static Finding well(String name, String sentence) {
        return new Finding(Level.WELL, name, sentence, "", ExitStatus.OK);
    }

    static Finding odd(String name, String sentence, String mend) {
        return new Finding(Level.ODD, name, sentence, mend, ExitStatus.OK);
    }

    static Finding bad(String name, String sentence, String mend, ExitStatus status) {
        return new Finding(Level.BAD, name, sentence, mend, status);
    }
}
