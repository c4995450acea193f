package govuk.chat.core.model;

/** What somebody did that can be asked about later. The names are stored and hashed: add to them, never rename one. */
public enum AuditAction {
    LOGIN,
    LOGIN_FAILED,
    LOGOUT,
    PASSWORD_CHANGED,
    USER_CREATED,
    USER_CHANGED,
    /** Something was refused because of what is in it, such as active markup. */
    INPUT_REFUSED,
    /** Somebody asked for what is for administrators. */
    ACCESS_REFUSED,
    SESSION_DELETED,
    /** A person took along what is kept of them: one conversation or all. */
    DATA_EXPORTED,
    /** Everything of one person was removed. */
    DATA_ERASED,
    /** Somebody read what another person wrote. */
    TRANSCRIPT_READ,
    SETTING_CHANGED,
    CACHE_FLUSHED,
    /** A server was told to begin no more replies. */
    REPLICA_DRAINED,
    REPLICA_RESUMED,
    /** What had been kept for long enough was removed. */
    RETENTION_PURGED
}
