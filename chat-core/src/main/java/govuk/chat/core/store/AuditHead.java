package govuk.chat.core.store;

/**
 * Where the audit ends.
 *
 * @param sequence of the last entry; 0 if there is none
 * @param hash of the last entry; {@link AuditChain#BEGINNING} if there is none
 */
public record AuditHead(long sequence, String hash) {}
