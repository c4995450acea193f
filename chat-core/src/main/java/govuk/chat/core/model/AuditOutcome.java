package govuk.chat.core.model;

/** How it went: it was done, it was not allowed, or it was allowed and went wrong. */
public enum AuditOutcome {
    DONE,
    REFUSED,
    FAILED
}
