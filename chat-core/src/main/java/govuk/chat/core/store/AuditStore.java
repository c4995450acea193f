package govuk.chat.core.store;

import govuk.chat.core.model.AuditEntry;
import java.util.List;

/**
 * What was done, in the order in which it was written down. Entries are only ever added. Each is chained to the one before it by a
 * hash ({@link AuditChain}); however many threads and processes append, there is one chain without gaps and forks.
 */
public interface AuditStore {
    /** Adds an entry, gives it the next sequence, and answers it as stored. Its time is cut to milliseconds. */
    AuditLink append(AuditEntry entry);

    /** The first {@code limit} entries with a sequence greater than {@code sequence}, oldest first. */
    List<AuditLink> after(long sequence, int limit);

    /** The last {@code limit} entries that fit the query with a sequence less than {@code sequence}, the newest first. */
    List<AuditLink> search(AuditQuery query, long sequence, int limit);

    /** Where the chain ends, as noted apart from the entries; at least as far as every entry that was read before. */
    AuditHead head();
}
