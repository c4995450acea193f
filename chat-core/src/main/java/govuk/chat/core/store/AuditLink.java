package govuk.chat.core.store;

import govuk.chat.core.model.AuditEntry;

/**
 * An audit entry as it hangs in the chain.
 *
 * @param hash of the hash before it and the entry, see {@link AuditChain}
 */
public record AuditLink(AuditEntry entry, String hash) {}
