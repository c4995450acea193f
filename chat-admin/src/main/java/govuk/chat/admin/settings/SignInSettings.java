package govuk.chat.admin.settings;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How long administrators stay signed in. What is left out (null) has its default.
 *
 * @param idle how long they may leave the app alone; 15 min by default
 * @param lifetime how long at most, however much they use it; 8 h by default. The server's own limit holds beside it
 * @param most how many may be signed in at once; the one who did nothing for longest makes room; 200 by default
 */
public record SignInSettings(Duration idle, Duration lifetime, Integer most) {
    public SignInSettings {
        idle = requireNonNullElse(idle, Duration.ofMinutes(15));
        lifetime = requireNonNullElse(lifetime, Duration.ofHours(8));
        most = requireNonNullElse(most, 200);
        if (!idle.isPositive() || idle.compareTo(lifetime) > 0) {
            throw new SettingException("idle", idle, "longer than nothing and not longer than lifetime");
        }
        if (most < 1) {
            throw new SettingException("most", most, "at least 1");
        }
    }
}
