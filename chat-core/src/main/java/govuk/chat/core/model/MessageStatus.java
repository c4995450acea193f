package govuk.chat.core.model;

/**
 * How far a message got. {@code PENDING} is known to its sender only, {@code SENT} is stored, {@code DELIVERED} has reached its
 * reader, {@code FAILED} is an answer that broke off (what there is of it is kept).
 */
public enum MessageStatus {
    PENDING,
    SENT,
    DELIVERED,
    FAILED
}
