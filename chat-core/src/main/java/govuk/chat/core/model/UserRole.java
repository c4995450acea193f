package govuk.chat.core.model;

/** What a user may do beyond talking. Each role may do what the one before it may. */
public enum UserRole {
    USER,
    /** Reads sessions and the audit log. */
    MODERATOR,
    /** Everything. */
    ADMIN
}
