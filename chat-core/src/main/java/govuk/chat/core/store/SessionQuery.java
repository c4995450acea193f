package govuk.chat.core.store;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.SessionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions an administrator looks for; null means any.
 *
 * @param from the earliest {@code createdAt}
 * @param until sessions begun before this
 * @param failure sessions in which a reply failed with this code
 */
public record SessionQuery(
        @Nullable Owner owner,
        @Nullable SessionStatus status,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable ErrorCode failure) {
    public static final SessionQuery ALL = new SessionQuery(null, null, null, null, null);
}
