package govuk.chat.core.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as milliseconds since 1970. */
final class Times {
    private Times() {}

    /** What will be read back for it. */
    static Instant asStored(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
