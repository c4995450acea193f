package govuk.chat.core.service;

import govuk.chat.core.model.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where new records get their time and id from. Times are whole milliseconds, as stores keep them. */
public record Stamps(Clock clock, IdSource ids) {
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    String nextId() {
        return ids.next();
    }
}
