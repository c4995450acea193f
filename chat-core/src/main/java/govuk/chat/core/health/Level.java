package govuk.chat.core.health;

import java.util.Locale;

/** What the chat can do at the moment, the best first. */
public enum Level {
    /** Everything. */
    FULL,
    /** What is stored can be read and messages are taken, but answers may have to wait. */
    LIMITED,
    /** Nothing can be stored or read. */
    OFFLINE;

    /** In lower case, for programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isWorseThan(Level other) {
        return compareTo(other) > 0;
    }
}
