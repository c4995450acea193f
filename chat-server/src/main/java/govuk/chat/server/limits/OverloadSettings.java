package govuk.chat.server.limits;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How many requests are worked on at once, so that those that are stay quick. Waiting for an answer to be written is no work, and neither is an
 * open event stream. What is left out (null) has its default.
 *
 * @param working requests worked on at once; 1 to 100,000; 250 by default
 * @param waiting requests that wait for their turn; more get a 503 at once; 0 to 100,000; 1,000 by default
 * @param patience how long they wait before they get it too; at most 1 minute; 1 second by default
 */
public record OverloadSettings(Integer working, Integer waiting, Duration patience) {
    private static final int MOST = 100_000;

    public OverloadSettings {
        working = requireNonNullElse(working, 250);
        waiting = requireNonNullElse(waiting, 1_000);
        patience = requireNonNullElse(patience, Duration.ofSeconds(1));
        if (working < 1 || working > MOST) {
            throw new SettingException("working", working, "1 to " + MOST);
        }
        if (waiting < 0 || waiting > MOST) {
            throw new SettingException("waiting", waiting, "0 to " + MOST);
        }
        if (patience.isNegative() || patience.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new SettingException("patience", patience, "a duration from 0s to 1m");
        }
    }
}
