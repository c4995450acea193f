package govuk.chat.core.service;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.Owner;
import govuk.chat.core.store.AuditStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who did what. An entry is durable when {@link #record} returns. When it cannot be written, what the person did still
 * holds, and the entry goes to the log as an error: an audit that is away must not stop the chat.
 *
 * <p>What a stranger can cause at will is bounded: see {@link AuditFlood}. Each entry's number and hash also go to the log
 * {@code govuk.chat.audit}, so that whoever keeps the logs can tell an audit that was rewritten as a whole. Safe for use by many threads.
 */
public final class Audit {
    /** The actor of what no person asked for. */
    public static final String SYSTEM = "system";

    /** The actor of what nobody we know did, such as a failed login. */
    public static final String NOBODY = "nobody";

    private static final Logger log = LoggerFactory.getLogger("govuk.chat.audit");

    private final AuditStore store;
    private final Clock clock;
    private final Origins origins;
    private final AuditFlood flood = new AuditFlood();

    public Audit(AuditStore store, Clock clock, Origins origins) {
        this.store = store;
        this.clock = clock;
        this.origins = origins;
    }

    public void record(Owner actor, AuditAction action, String subject, AuditOutcome outcome) {
        record(actor.key(), action, subject, outcome, Map.of());
    }

    public void record(String actor, AuditAction action, String subject, AuditOutcome outcome) {
        record(actor, action, subject, outcome, Map.of());
    }

    /**
     * Never throws. Texts are cut and made one line if need be.
     *
     * @param actor {@link Owner#key()}, {@link #SYSTEM} or {@link #NOBODY}
     * @param subject an id, or a kind of thing; never what a person typed
     * @param details counts and kinds by name
     */
    public void record(
            String actor, AuditAction action, String subject, AuditOutcome outcome, Map<String, String> details) {
        var now = clock.instant();
        var admission = flood.admit(action, now);
        if (!admission.isAdmitted()) {
            return;
        }
        var told = new TreeMap<>(details);
        if (admission.leftOut() > 0) {
            told.put("leftOut", Long.toString(admission.leftOut()));
        }
        var origin = origins.current();
        try {
            var link = store.append(entry(now, actor, action, subject, outcome, told, origin));
            log.info("{} {} {}", link.entry().sequence(), action, link.hash());
        } catch (RuntimeException e) {
            log.error(
                    "not written to the audit: {} {} {} {} {} {}",
                    action,
                    outcome,
                    line(actor),
                    line(subject),
                    line(origin.address()),
                    told,
                    e);
        }
    }

    private static AuditEntry entry(
            Instant at,
            String actor,
            AuditAction action,
            String subject,
            AuditOutcome outcome,
            Map<String, String> details,
            Origin origin) {
        var lines = new TreeMap<String, String>();
        details.forEach((name, value) -> lines.put(line(name), line(value)));
        return new AuditEntry(
                0,
                at,
                line(actor),
                action,
                line(subject),
                line(origin.address()),
                line(origin.requestId()),
                outcome,
                lines);
    }

    private static String line(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .map(point -> AuditEntry.cannotStandInALine(point) ? '?' : point)
                .takeWhile(point -> line.length() + Character.charCount(point) <= AuditEntry.MAX_TEXT)
                .forEach(line::appendCodePoint);
        return line.toString();
    }
}
