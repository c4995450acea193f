package govuk.chat.core.store;

import govuk.chat.core.model.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the audit tamper-evident: the hash of each entry covers the hash before it, so a change, a removal or an insertion breaks
 * every hash that follows. Whoever can rewrite the whole database can rewrite the chain as well; so the hashes also go to the log,
 * where somebody else keeps them. See {@code docs/adr/0010}.
 *
 * <p>A hash is the SHA-256, in lower-case hexadecimal, of these texts in this order, each written as a netstring (its length in UTF-8
 * bytes, a colon, the text, a comma) so that no two entries are written alike: the hash before, the sequence, the time in milliseconds
 * since 1970, actor, action, subject, address, request id, outcome, then name and value of each detail in the order of the names.
 */
public final class AuditChain {
    /** What the first entry is chained to: 64 zeros. */
    public static final String BEGINNING = "0".repeat(64);

    private static final int AT_ONCE = 500;

    private AuditChain() {}

    public static String hash(String before, AuditEntry entry) {
        var text = new StringBuilder();
        for (var field : fields(before, entry)) {
            var length = field.getBytes(StandardCharsets.UTF_8).length;
            text.append(length).append(':').append(field).append(',');
        }
        return sha256(text.toString());
    }

    /** Reads the whole audit and says whether it is as it was written. It may grow meanwhile. */
    public static Verdict check(AuditStore audit) {
        var last = new AuditHead(0, BEGINNING);
        var atOnce = AT_ONCE;
        while (true) {
            // Before the entries: whatever it counts must then be among them.
            var head = audit.head();
            try {
                var page = audit.after(last.sequence(), atOnce);
                if (page.isEmpty()) {
                    return verdict(last, head);
                }
                for (var link : page) {
                    var why = whyNotNext(link, last);
                    if (!why.isEmpty()) {
                        return new Verdict.Broken(last.sequence() + 1, why);
                    }
                    last = new AuditHead(link.entry().sequence(), link.hash());
                }
            } catch (IllegalArgumentException | IllegalStateException e) {
                if (atOnce == 1) {
                    return new Verdict.Broken(last.sequence() + 1, "it holds what no entry can hold");
                }
                // Somewhere on this page: one at a time finds it.
                atOnce = 1;
            }
        }
    }

    private static List<String> fields(String before, AuditEntry entry) {
        var fields = new ArrayList<String>();
        fields.add(before);
        fields.add(Long.toString(entry.sequence()));
        fields.add(Long.toString(entry.happenedAt().toEpochMilli()));
        fields.add(entry.actor());
        fields.add(entry.action().name());
        fields.add(entry.subject());
        fields.add(entry.address());
        fields.add(entry.requestId());
        fields.add(entry.outcome().name());
        entry.details().forEach((name, value) -> {
            fields.add(name);
            fields.add(value);
        });
        return fields;
    }

    private static String sha256(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String whyNotNext(AuditLink link, AuditHead last) {
        if (link.entry().sequence() != last.sequence() + 1) {
            return "it is missing";
        }
        return link.hash().equals(hash(last.hash(), link.entry()))
                ? ""
                : "it, or one before it, is not what was written";
    }

    /** The verdict on entries that end at {@code last} and should end at {@code head}. */
    private static Verdict verdict(AuditHead last, AuditHead head) {
        if (last.equals(head)) {
            return new Verdict.Whole(last);
        }
        if (last.sequence() < head.sequence()) {
            return new Verdict.Broken(
                    last.sequence() + 1, "it is missing, and so is what followed: there were " + head.sequence());
        }
        return last.sequence() > head.sequence()
                ? new Verdict.Broken(head.sequence() + 1, "it was put behind the end")
                : new Verdict.Broken(last.sequence(), "it does not have the hash that was noted for the end");
    }

    /** What the check found. */
    public sealed interface Verdict {
        /** Every entry up to this one is as it was written. */
        record Whole(AuditHead head) implements Verdict {}

        /** The first entry that is not as it was written, and what is wrong with it, as in "entry 5: it is missing". */
        record Broken(long sequence, String why) implements Verdict {}
    }
}
