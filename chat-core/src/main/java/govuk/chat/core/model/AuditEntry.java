package govuk.chat.core.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who did what to what, when, from where, and how it went. It never holds message text, passwords or tokens: there is no field
 * for them, and texts are short, on one line.
 *
 * @param sequence its place in the audit: 1, 2, 3 … without gaps; 0 until it is stored
 * @param actor an {@link Owner#key()}, or a word for somebody without one: {@code system}, {@code nobody}
 * @param subject what it was done to, such as a session's id; may be empty
 * @param address the client's network address; empty if it did not come over a network
 * @param requestId empty if there was no request
 * @param details counts and kinds by name, in the order of the names; at most {@value #MAX_DETAILS}
 */
public record AuditEntry(
        long sequence,
        Instant happenedAt,
        String actor,
        AuditAction action,
        String subject,
        String address,
        String requestId,
        AuditOutcome outcome,
        Map<String, String> details) {
    /** The longest text of an entry, in UTF-16 units. */
    public static final int MAX_TEXT = 200;

    public static final int MAX_DETAILS = 10;

    /** @throws IllegalArgumentException if a text is too long or has control characters, or there are too many details */
    public AuditEntry {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        if (details.size() > MAX_DETAILS) {
            throw new IllegalArgumentException("an audit entry has at most " + MAX_DETAILS + " details");
        }
        requireShortLine(actor);
        requireShortLine(subject);
        requireShortLine(address);
        requireShortLine(requestId);
        details.forEach((name, value) -> {
            requireShortLine(name);
            requireShortLine(value);
        });
    }

    private static void requireShortLine(String text) {
        if (text.length() > MAX_TEXT || text.codePoints().anyMatch(AuditEntry::cannotStandInALine)) {
            throw new IllegalArgumentException("a text of an audit entry is one line of at most " + MAX_TEXT);
        }
    }

    /** Whether a character could begin a new line, or be lost on the way to a database and back. */
    public static boolean cannotStandInALine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
