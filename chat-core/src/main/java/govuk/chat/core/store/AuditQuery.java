package govuk.chat.core.store;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit are looked for; null or empty means any.
 *
 * @param actor exactly this one
 * @param subject exactly this one
 * @param from the earliest {@code happenedAt}
 * @param until entries before this
 */
public record AuditQuery(
        String actor,
        String subject,
        @Nullable AuditAction action,
        @Nullable AuditOutcome outcome,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final AuditQuery ALL = new AuditQuery("", "", null, null, null, null);

    public AuditQuery {
        actor = requireNonNullElse(actor, "").strip();
        subject = requireNonNullElse(subject, "").strip();
    }
}
